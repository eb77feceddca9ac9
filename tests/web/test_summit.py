"""Every row of docs/summit.md: the page opens, and the fact that the row names stands on it."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_service.store import Store
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample, sample_accounts
from tests.web.visiting import signed_in
from web import Settings, create_app

DOC = Path(__file__).parents[2] / "docs" / "summit.md"
ROWS = re.findall(
    r"^\| (.+?) \| (`/.*?`|not yet) \| ?(.*?) ?\|$", DOC.read_text("utf-8"), re.MULTILINE
)
ANSWERED = [(ask, where.strip("`"), fact) for ask, where, fact in ROWS if where != "not yet"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample system."""
    store = SqliteStore(tmp_path_factory.mktemp("summit") / "sample.db")
    load_sample(store)
    yield store
    store.close()


@pytest.fixture(scope="module")
def team(store: Store) -> FlaskClient:
    """Somebody of the programme team."""
    account = next(item for item in sample_accounts(store) if item.role == "programme-team")
    app = create_app(store, Settings("a key for tests only, of thirty-two and more"))
    return signed_in(app, store, account)


def test_the_table_is_read_whole() -> None:
    lines = [line for line in DOC.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(ROWS) == len(lines) - 1 > 50
    assert len(ANSWERED) < len(ROWS)


@pytest.mark.parametrize(("ask", "address", "fact"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_what_was_asked_for_stands_where_the_table_says(
    team: FlaskClient, ask: str, address: str, fact: str
) -> None:
    answer = team.get(address)
    assert answer.status_code == 200, ask
    main = answer.text.partition("<main")[2]
    text = " ".join(html.unescape(re.sub(r"<[^>]*>", "", main)).split())
    assert fact, f"{ask}: the row names no fact"
    assert fact in text, f"{ask}: {address} does not say “{fact}”"
