"""Every page on a desktop and on a phone: nothing wrong with it, nothing fetched from elsewhere."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import url_for

from graph_service import codes
from tests.journeys.conftest import DESKTOP, PHONE, Served, Watched
from web import Settings, create_app

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/account",
    "/account/record",
    "/account/declarations",
    "/account/removal",
    "/account/sessions",
    "/account/tokens",
    "/records",
    "/records/people",
    "/records/posts/add",
    "/corrections",
    "/removals",
    "/data-protection",
    "/data-protection/letters",
    "/accounts",
    "/missing",
    "/missing?by=profession&second=place",
    "/missing/over-time?scope=Organization:cplg&by=place",
    "/missing/measures",
    "/missing/yardsticks",
    "/missing/yardsticks?scope=Organization:cplg&by=sector&group=social-care",
    "/missing/groups",
    "/missing/voice",
    "/missing/voice?scope=Organization:cplg&by=sector",
    "/missing/nobody",
    "/missing/nobody?scope=Organization:cplg",
    "/missing/heard",
    "/missing/report?scope=Organization:cplg",
    "/pairings",
    "/governance",
    "/governance?as_of=2026-03-31&since=2025-03-31",
    "/governance/sessions",
    "/governance/protected-time",
    "/governance/succession",
    "/governance/changes",
    "/governance/reviews",
    "/governance/reviewers",
    "/map",
    "/map?organization=rpg&since=2025-09-01&ties=told&ties=body",
    "/map?across=yes",
    "/map/insight",
    "/map/turn-to",
    "/map/views",
    "/map?hubs=body&list=relations",
    "/people",
    "/year",
    "/priorities",
    "/polls/poll-messages-2026",
    "/polls/poll-initiatives-2026",
    "/widening",
    "/widening/Organization/cplg",
    "/commitments",
    "/involvement",
    "/watch",
    "/obstacles",
    "/development",
    "/development/match",
    "/development/offers/offer-board-2026",
    "/next-generation",
    "/bids",
    "/bids/calls/call-2026",
    "/bids/calls/call-2026/portfolio",
    "/bids/bid-carers",
    "/patients",
    "/spread",
    "/spread/project-falls",
    "/events/conference-2026/plan",
    "/events/summit-2026/attendance",
    "/glossary",
    "/programmes",
    "/events",
    "/load",
    "/load/1",
    "/load/sources",
    "/load/duplicates",
    "/load/everything",
]


def addresses(served: Served) -> list[str]:
    snapshot = served.store.read()
    return [
        *PAGES,
        f"/people/{next(iter(snapshot.people))}",
        f"/governance/{next(iter(snapshot.bodies))}",
        f"/organizations/{next(iter(snapshot.organizations))}",
        "/programmes/connect-community",
        f"/events/{next(iter(snapshot.attendances.values())).event_id}",
    ]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_nothing_comes_from_elsewhere(
    visit: Callable[..., Watched], served: Served, size: dict[str, int]
) -> None:
    watched = visit("programme-team", size)
    found = []
    for address in addresses(served):
        answer = watched.page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        found += watched.axe()
        wide = watched.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"], f"{address} scrolls sideways: {wide} pixels"
    assert found == []
    assert watched.complaints == []
    assert watched.elsewhere == []


def routes(served: Served) -> Iterator[str]:
    """An address of every route that is read, with ids of the sample for the parts it names."""
    snapshot = served.store.read()
    ids = {
        "body_id": next(iter(snapshot.bodies)), "round_id": next(iter(snapshot.of("Round"))),
        "person_id": next(iter(snapshot.people)), "scheme_id": "buddies", "version": "1",
        "organization_id": next(iter(snapshot.organizations)), "form": "json",
        "programme_id": next(iter(snapshot.programmes)), "event_id": next(iter(snapshot.events)),
        "pairing_id": next(iter(snapshot.pairings)), "filename": "app.css",
        "poll_id": "poll-messages-2026", "call_id": "call-2026",
        "bid_id": "bid-carers", "offer_id": "offer-board-2026", "kind": "Organization",
        "target_id": "cplg",
        "token": "none", "sheet": "people", "record_id": next(iter(snapshot.people)),
        "account_id": next(iter(served.store.apart("Account")), "none"),
    }  # fmt: skip
    app = create_app(served.store, Settings("a key for tests only, of thirty-two and more"))
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.endpoint.startswith("api."):
            parts: dict[str, Any] = {name: ids.get(name, "none") for name in rule.arguments}
            with app.test_request_context():
                yield url_for(rule.endpoint, **parts)


@pytest.mark.parametrize("role", list(codes.ROLES))
def test_no_route_asks_other_hosts_or_breaks_its_policy(
    visit: Callable[..., Watched], served: Served, role: str
) -> None:
    watched = visit(role)
    page, opened = watched.page, 0
    # What is refused is a page as well, the same for every address; the browser notes its status.
    refused: set[int] = set()
    for address in routes(served):
        answer = page.request.get(address)
        if "html" in answer.headers.get("content-type", "") and answer.status not in refused:
            page.goto(address)
            opened += 1
            refused |= {answer.status} if answer.status >= 400 else set()
    assert opened > 25
    assert [said for said in watched.complaints if "status of 40" not in said] == []
    assert watched.elsewhere == []


def test_the_sample_says_on_every_page_that_its_people_are_invented(
    visit: Callable[..., Watched], served: Served
) -> None:
    page = visit("leader").page
    for address in addresses(served):
        answer = page.request.get(address)
        said = answer.text().count("The people in this system are invented")
        assert said == 1, f"{address}: {answer.status}"
