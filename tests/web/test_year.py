"""The year in numbers, how people want to be involved, and the words that pages use."""

import re

import pytest

from graph_service.analysis.involvement import involvement, suits
from graph_service.analysis.year import year
from graph_service.records import Attendance, Commitment, Event, Pairing, Programme
from graph_service.snapshot import as_at
from graph_service.store import TEAM, Batch, Store
from tests.builders import body, membership, person, snapshot
from tests.web.visiting import AsVisitor
from web.glossary import abbreviations, explained, terms


def test_the_numbers_of_a_year_and_of_the_one_before_are_counted_by_hand() -> None:
    whole = snapshot(
        body("b"), person("old"), person("new", level="emerging", start_date="2025-10-01"),
        membership("old", "b", start_date="2024-10-01"),
        membership("new", "b", start_date="2025-11-01"),
        Event(id="e", name="E", start_date="2026-01-01"),
        Event(id="f", name="F", start_date="2025-01-01"),
        Attendance(id="1", event_id="e", person_id="old"),
        Attendance(id="2", event_id="e", person_id="new"),
        Attendance(id="3", event_id="f", person_id="old"),
        Pairing(id="p", scheme="buddies", person_ids=("old", "new"), start_date="2026-02-01"),
        Commitment(id="c", text="x", done="2026-03-01"), Commitment(id="d", text="y"),
        as_of="2026-06-01",
    )  # fmt: skip
    found = year(as_at(whole, "2026-06-01"), whole, lambda day: as_at(whole, day))
    said = {item.code: (item.value, item.before) for item in found.numbers}
    assert found.since == "2025-06-01"
    assert said["people"] == (2, 1)
    assert said["emerging"] == (1, 0)
    assert said["new-people"] == (1, 1)
    assert said["events"] == (1, 1)
    assert said["met"] == (2, 1)
    assert said["paired"] == (2, 0)
    assert said["kept"] == (1, 0)


def test_every_number_leads_to_its_list_and_hopes_come_with_core_messages(
    client_as: AsVisitor, store: Store
) -> None:
    team = client_as("programme-team")
    shown = team.get("/year").text
    assert "Hoped for" not in shown
    message = Programme(id="m", name="M", classification="core-message")
    store.write(Batch(TEAM, [message]), by="x", why="x")
    shown = team.get("/year").text
    assert "Hoped for by April 2022" in shown
    main = shown.partition("<main")[2]
    for address in set(re.findall(r'href="(/[^"]*)"', main)):
        assert team.get(address).status_code == 200, address
    assert "People whom we know as leaders,4" in team.get("/year.csv").text


def test_involvement_is_counted_by_way_and_group() -> None:
    known = snapshot(
        person("a", sector="acute", involvement=("email", "summits")),
        person("b", sector="acute"), person("c", involvement=("email",)),
    )  # fmt: skip
    found = involvement(known)
    assert (found.people, found.said, found.ways["email"], found.ways["summits"]) == (3, 2, 2, 1)
    (acute,) = found.groups
    assert (acute.group, acute.people, acute.said) == ("acute", 2, 1)
    summit = Event(id="e", name="E", classification="conference")
    assert [suits(one, summit) for one in known.people.values()] == [True, None, False]


def test_the_page_of_involvement_asks_for_groups_that_there_are(client_as: AsVisitor) -> None:
    leader = client_as("leader")
    assert leader.get("/involvement?by=level").status_code == 200
    assert leader.get("/involvement?by=nonsense").status_code == 400
    assert "ann@example.org" in client_as("programme-team").get("/involvement.csv").text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>The ICB and the ICB</p>",
         '<p>The <abbr title="Integrated care board">ICB</abbr> and the ICB</p>'),
        ("<p>ICBs</p>", '<p><abbr title="Integrated care board">ICB</abbr>s</p>'),
        ("<p title='ICB'>x</p><option>ICB</option>", "<p title='ICB'>x</p><option>ICB</option>"),
        ("<p>MICB ICB2 X-ICB</p>", "<p>MICB ICB2 X-ICB</p>"),
        ("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>"),
    ],
)  # fmt: skip
def test_an_abbreviation_is_explained_where_it_is_first_read(content: str, expected: str) -> None:
    assert explained(content)[0] == expected


def test_every_word_is_explained_once(client_as: AsVisitor) -> None:
    names = [term.name for term in terms()]
    assert len(names) == len(set(names)) > 50
    assert len(abbreviations()) == sum(bool(term.short) for term in terms())
    shown = client_as("reader").get("/glossary").text
    assert all(f">{term.name}" in shown for term in terms() if "&" not in term.name)


@pytest.mark.parametrize("address", ["/year", "/watch", "/commitments", "/involvement",
                                     "/priorities", "/obstacles", "/widening"])  # fmt: skip
def test_each_page_of_the_year_shows_any_day_and_says_what_is_no_day(
    client_as: AsVisitor, store: Store, address: str
) -> None:
    new = person("new", name="New Person", start_date="2026-08-01")
    store.write(Batch(TEAM, [new]), by="x", why="x")
    team = client_as("programme-team")
    assert "As at <strong>31 March 2026</strong>" in team.get(f"{address}?as_of=2026-03-31").text
    wrong = team.get(f"{address}?as_of=2026-02-31")
    assert wrong.status_code == 400
    assert "is not a day" in wrong.text
    assert 'value="2026-02-31"' in wrong.text


def test_a_past_day_counts_who_was_there_then(client_as: AsVisitor, store: Store) -> None:
    new = person("new", name="New Person", start_date="2026-08-01")
    store.write(Batch(TEAM, [new]), by="x", why="x")
    team = client_as("programme-team")
    assert "People whom we know as leaders,5,4" in team.get("/year.csv").text
    assert "People whom we know as leaders,4,4" in team.get("/year.csv?as_of=2026-07-31").text
