"""Pages are run by Streamlit's `AppTest`, which looks for components of other packages before each first run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from tests.handmade import write_corpus

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session", autouse=True)
def no_components_of_others() -> Iterator[None]:
    """Spare the search through every installed package: this app has none, and 200 searches took half of these tests' time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BidiComponentManager, "discover_and_register_components", lambda *_, **__: None)
        yield


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus"))


def go_to(app: AppTest, page: str) -> AppTest:
    """The app before it runs on a page, as a link to that page opens it."""
    return app if page == "overview" else app.switch_page(f"pages/{page}.py")


@pytest.fixture
def open_app(corpus: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CORPUS", str(corpus))

    def open_page(page: str = "overview", **query: str | list[str] | bool) -> AppTest:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for name, value in {"lang": "zh", **query}.items():
            app.query_params[name] = "1" if value is True else value
        return go_to(app, page).run()

    return open_page
