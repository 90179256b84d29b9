"""Which texts of a source are docstrings: prose, which the tests that look for words and spellings in code pass over."""

from __future__ import annotations

import ast


def find_docstrings(tree: ast.Module) -> frozenset[int]:
    """The ids of the nodes that hold a docstring's text."""
    return frozenset(
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    )
