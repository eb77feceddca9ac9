"""What all tests share: a store of each kind, and real data that is not part of the project."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from graph_service.store import Store, open_store
from graph_service.store.sqlite import SqliteStore

# A stopwatch in a test fails on a busy machine.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

pytest_plugins = ["tests.neo4j_fixtures"]

TODAY = date(2026, 9, 1)


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Store]:
    store = SqliteStore(tmp_path / "test.db", today=lambda: TODAY)
    yield store
    store.close()


@pytest.fixture(
    params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)],
)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, once for each kind of store."""
    if request.param == "sqlite":
        return str(tmp_path / "contract.db")
    url: str = request.getfixturevalue("neo4j_store_url")
    return url


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store, once for each kind of store."""
    store = open_store(store_url)
    yield store
    store.close()


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real files; absent, the test is left out, and with CI=true it fails."""
    default = Path(__file__).parent.parent / ".." / "shared" / "data"
    folder = Path(os.environ.get("LEADERSHIP_MAP_REAL_DATA") or default).resolve()
    if not folder.is_dir():
        said = "the real data: set LEADERSHIP_MAP_REAL_DATA to their folder"
        if os.environ.get("CI") == "true":
            pytest.fail(f"In CI nothing may be left out, and there is no folder of {said}.")
        pytest.skip(said)
    return folder
