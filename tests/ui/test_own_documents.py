"""A visitor's own documents on the page."""

from __future__ import annotations

import pytest

from lib.ui.own_documents import plain_label


@pytest.mark.parametrize(
    ("name", "shown"), [("报告", "报告"), ("a*b_[c](d)", r"a\*b\_\[c\]\(d\)"), ("$x$ :red[y]", r"\$x\$ \:red\[y\]")]
)
def test_a_files_name_is_no_markdown_in_the_bar(name: str, shown: str) -> None:
    assert plain_label(name) == shown
