"""What the tests of pages do before their first run, these do too: some of them run a page."""

from tests.pages.conftest import no_components_of_others

__all__ = ["no_components_of_others"]
