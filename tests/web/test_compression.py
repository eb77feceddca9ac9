"""What is packed on its way, and that its length tells of no token."""

import gzip

import pytest
from flask.testing import FlaskClient

from graph_service.store import Batch, Store
from tests.builders import person, tie

PACKED = [
    "/map/data.json",
    "/map/picture.svg",
    "/map/people.csv",
    "/static/map.js",
    "/static/app.css",
]


@pytest.fixture(autouse=True)
def enough_to_pack(store: Store) -> None:
    people = [person(f"p{number}") for number in range(40)]
    records = [*people, *(tie("ann", item.id) for item in people)]
    store.write(Batch("many", records), by="test", why="test")


@pytest.mark.parametrize("address", PACKED)
def test_what_is_packed_unpacks_to_the_same(leader: FlaskClient, address: str) -> None:
    plain = leader.get(address)
    assert "Content-Encoding" not in plain.headers
    for _ in range(2):
        packed = leader.get(address, headers={"Accept-Encoding": "gzip"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert gzip.decompress(packed.get_data()) == plain.get_data()
        assert int(packed.headers["Content-Length"]) < len(plain.get_data())


def test_the_length_of_a_page_tells_nothing_exact(leader: FlaskClient) -> None:
    asked = [leader.get("/map?q=token", headers={"Accept-Encoding": "gzip"}) for _ in range(12)]
    assert {answer.headers["Content-Encoding"] for answer in asked} == {"gzip"}
    pages = {gzip.decompress(answer.get_data()).decode() for answer in asked}
    assert all("<h1" in page for page in pages)
    lengths = {len(answer.get_data()) for answer in asked}
    assert len(lengths) > 3
    assert max(lengths) - min(lengths) > 20


def test_a_static_file_that_has_not_changed_is_not_sent_again(leader: FlaskClient) -> None:
    first = leader.get("/static/map.js", headers={"Accept-Encoding": "gzip"})
    asked = {"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]}
    again = leader.get("/static/map.js", headers=asked)
    assert (again.status_code, again.get_data()) == (304, b"")
