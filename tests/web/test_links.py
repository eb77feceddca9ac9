"""Addresses that are built many at once are those that are built one by one."""

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from web.links import person_link, person_links

ODD = ("p001", "Ann Able", "a/b", "a//b", "ü%20&?#;=@:+,'()!$*", "<script>", "\u202e", "..", "a b")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_many_addresses_at_once_are_the_same_as_each(app: Flask, ids: list[str]) -> None:
    with app.test_request_context():
        for id_, address in person_links([*ids, *ODD]).items():
            assert address == person_link(id_)


@pytest.mark.parametrize("start", ["/", "/sub/"])
def test_they_stand_where_the_service_is_mounted(app: Flask, start: str) -> None:
    with app.test_request_context("/map", base_url=f"http://localhost{start}"):
        assert person_links(["ann"]) == {"ann": f"{start}people/ann"}
