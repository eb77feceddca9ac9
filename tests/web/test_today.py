"""`/`: what to look at today, and how to begin."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_service import sign_in
from graph_service.analysis.representation import people_gaps
from graph_service.records import Account, Pairing, Responsibility, Round, Yardstick
from graph_service.snapshot import Snapshot, as_at
from graph_service.store import Batch, Store
from graph_service.store.sqlite import SqliteStore
from tests.builders import body, membership, person, post, snapshot
from tests.conftest import TODAY
from tests.web.pages import Page
from tests.web.visiting import signed_in
from web import Settings, create_app
from web.agenda import concerns
from web.pages.today import is_empty

NETWORK = "leadership network"


def briefs(found: Snapshot) -> list[str]:
    return [item.brief for item in concerns(found, found)]


def test_a_vacant_post_is_counted_and_named_by_its_body() -> None:
    found = snapshot(body("b", name="Board"), post("p", "b"), post("q", "b"), person("a"),
                     membership("a", "b", post_id="p"))  # fmt: skip
    vacant = next(item for item in concerns(found, found) if "vacant" in item.brief)
    assert (vacant.brief, vacant.detail) == ("one post is vacant", "On Board (one).")


def test_a_decision_of_nobodys_is_said() -> None:
    found = snapshot(
        body("b"),
        Responsibility(id="r", topic="Beds", part="consulted", organization_id="b"),
    )
    assert "one decision has nobody accountable" in briefs(found)


def test_who_agreed_to_be_paired_and_has_no_partner_is_counted() -> None:
    people = [person(id_, consent_pairing=True, offers=("buddy",)) for id_ in ("a", "b", "c")]
    assert briefs(snapshot(*people)) == []
    people = [replace(one, seeks=("shadow",)) for one in people]
    assert "three people are waiting to be paired" in briefs(snapshot(*people))
    paired = [
        Round(id="may", name="May", scheme="buddies"),
        Pairing(id="x", scheme="buddies", round_id="may", person_ids=("a", "b")),
    ]
    left_out = "one person who agreed to be paired is not in the round “May”"
    assert left_out in briefs(snapshot(*people, *paired))


def test_only_the_newest_round_counts() -> None:
    people = [person(id_, consent_pairing=True, seeks=("buddy",)) for id_ in ("a", "b")]
    rounds = [
        Round(id="one", name="Old", scheme="buddies", start_date="2026-01-01"),
        Round(id="two", name="New", scheme="buddies", start_date="2026-05-01"),
        Pairing(id="x", scheme="buddies", round_id="two", person_ids=("a", "b")),
    ]
    assert not any("not in the round" in brief for brief in briefs(snapshot(*people, *rounds)))


def test_a_body_is_due_for_review_when_its_months_are_over() -> None:
    def due(confirmed_on: str) -> bool:
        found = snapshot(body("b", confirmed_on=confirmed_on, review_every=12))
        return "one body is due for review" in briefs(found)

    assert due("2025-09-01")
    assert not due("2025-09-02")
    assert due("2025-08")


def test_a_reference_to_nothing_is_a_concern_but_one_to_the_past_is_not() -> None:
    day = snapshot(person("a"), membership("a", "gone"))
    whole = snapshot(person("a"), membership("a", "gone"), body("gone", end_date="2020"))
    said = "one record names something that is not here"
    assert said in [item.brief for item in concerns(day, day)]
    assert said not in [item.brief for item in concerns(day, whole)]


def test_nothing_to_look_at_is_said_so() -> None:
    assert briefs(snapshot()) == []


def test_the_page_shows_at_most_five_things_and_what_changed(team: FlaskClient) -> None:
    page = Page(team.get("/").text)
    assert page.tags["li"] > 0
    assert len([words for words in page.said_in("h2") if words != "What changed last"]) <= 5
    assert "set up" in page.said_in("td")


def test_a_leader_is_not_sent_to_pages_that_only_the_team_opens(leader: FlaskClient) -> None:
    assert 'href="/load"' not in leader.get("/").text


def empty_store_page(tmp_path: Path, role: str) -> str:
    store = SqliteStore(tmp_path / "empty.db", today=lambda: TODAY)
    app = create_app(store, Settings("a key for tests only"))
    account = sign_in.add_account(store, "first@example.org", role, by="test")
    text = signed_in(app, store, account).get("/").text
    store.close()
    return text


def test_an_empty_store_opens_on_how_to_begin(tmp_path: Path) -> None:
    page = Page(empty_store_page(tmp_path, "programme-team"))
    assert page.said_in("h1") == ["Start your own system"]
    assert "Four steps" in page.said_in("p")[0]


def test_a_leader_on_an_empty_store_is_told_to_wait(tmp_path: Path) -> None:
    text = empty_store_page(tmp_path, "leader")
    assert "Nothing has been loaded yet." in text
    assert "/load/template" not in text


def test_a_list_of_people_alone_is_no_empty_store() -> None:
    account = Account(id="x", email="a@example.org", person_id="a", role="leader")
    assert is_empty(snapshot(person("a")), [account])
    assert not is_empty(snapshot(person("a"), person("b")), [account])


def test_groups_that_are_missing_and_groups_too_few_are_counted_apart() -> None:
    here = [person(f"p{number}", sector="acute") for number in range(120)]
    some = [person("q", sector="vcse")]
    said = briefs(snapshot(*here, *some))[0]
    assert said.endswith(
        "sectors are missing and one sector has too few people in our leadership network"
    )


def test_the_number_of_groups_is_the_number_on_the_page_that_is_linked() -> None:
    found = snapshot(*[person(f"p{number}", sector="acute") for number in range(120)])
    concern = concerns(found, found)[0]
    status = [gap.status for gap in people_gaps(found, (concern.query["by"],)).groups]
    assert concern.brief == f"{status.count('missing')} sectors are missing from our {NETWORK}"


def test_a_handful_of_people_is_too_few_to_say_that_all_is_well(
    team: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.pages.today.concerns", lambda *_: ())
    assert "Too few people are known to say what needs your attention" in team.get("/").text


def test_a_load_that_was_undone_is_not_the_last_load(store: Store, team: FlaskClient) -> None:
    store.write(Batch("file", [person("only")]), by="ann", why="load of people.csv")
    store.undo(store.version(), by="ann")
    assert "No file has been loaded yet." in team.get("/").text
    assert "Nothing is loaded yet." in team.get("/load").text


def test_a_load_is_named_with_its_day(store: Store, team: FlaskClient) -> None:
    store.write(Batch("file", [person("only")]), by="ann", why="load of people.csv")
    text = team.get("/").text
    assert "Data last loaded on" in text
    assert "by Ann Able" in text


def test_a_gap_that_opened_on_a_body_with_a_target_is_a_concern() -> None:
    row = Yardstick(id="y", name="ours", dimension="sector", group="acute", count=1,
                    scope="Organization:board")  # fmt: skip
    whole = snapshot(
        body("board", name="Board"), row, person("a", sector="acute"),
        person("p", sector="primary"), membership("p", "board"),
        membership("a", "board", end_date="2026-07-10"),
    )  # fmt: skip
    opened = next(
        item for item in concerns(as_at(whole, "2026-09-01"), whole) if "gap" in item.brief
    )
    assert opened.brief == "one gap has opened on “Board”"
    assert "Nobody from acute hospitals sits on the Board" in opened.detail
    assert (opened.endpoint, dict(opened.query)) == (
        "over_time.page", {"scope": "Organization:board", "by": "sector"},
    )  # fmt: skip
    before = [item.brief for item in concerns(as_at(whole, "2026-06-01"), whole)]
    assert "one gap may open when terms end on “Board”" in before


def test_a_group_that_rests_on_one_person_is_the_least_urgent_concern() -> None:
    row = Yardstick(id="y", name="ours", dimension="sector", group="acute", count=1,
                    scope="Organization:board")  # fmt: skip
    found = snapshot(
        body("board", name="Board", confirmed_on="2020-01-01", review_every=12), row,
        person("a", sector="acute"), membership("a", "board"),
    )  # fmt: skip
    assert briefs(found)[-1] == "one group rests on a single person on “Board”"
