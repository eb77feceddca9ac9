"""What `/missing` says of the sample system, without being told what was planted in it."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_service import sign_in
from graph_service.store import Batch
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample
from tests.web.conftest import CheckingClient
from tests.web.pages import Page
from tests.web.visiting import signed_in
from web import Settings, create_app

NAMED_AT_THE_SUMMIT = {
    "Academic colleagues": "academic and education",
    "Directors of public health": "public health",
    "Junior staff, young leaders and trainees": "at trainee level",
    "Local authorities": "local authority",
    "Patients and carers": "patients and public",
    "Pharmacy teams": "pharmacy",
    "Social care providers": "social care",
    "The voluntary sector": "voluntary, community and social enterprise",
}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The programme team over the sample, from which every yardstick has been taken away."""
    store = SqliteStore(Path(tmp_path_factory.mktemp("sample")) / "sample.db")
    load_sample(store)
    removed = [("Yardstick", id_) for id_ in store.whole().yardsticks]
    store.write(Batch("sample", removed=removed), by="test", why="test")
    assert not store.whole().yardsticks
    app = create_app(store, Settings("a key for tests only, of thirty-two and more"))
    app.test_client_class = CheckingClient
    account = sign_in.add_account(store, "team@example.org", "programme-team", by="test")
    return signed_in(app, store, account)


@pytest.mark.parametrize("group", NAMED_AT_THE_SUMMIT.values(), ids=NAMED_AT_THE_SUMMIT.keys())
def test_every_group_that_the_summit_missed_is_named_in_words(
    team: FlaskClient, group: str
) -> None:
    page = Page(team.get("/missing").text)
    assert any(
        group in item and "fewer than expected" in item.lower() for item in page.said_in("li")
    )
