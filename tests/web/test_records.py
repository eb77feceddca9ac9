"""The team changes records by hand: checked as a file is, never over somebody else's change."""

import html
import re
from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_service.editing import EDITABLE
from graph_service.records import KINDS, System
from graph_service.store import PERSON, TEAM, Batch, Store
from tests.builders import membership, organization, person
from tests.web.pages import Page
from tests.web.visiting import AsVisitor, send

INPUT = r'<input(?![^>]*checkbox)[^>]* name="([^"]+)"[^>]* value="([^"]*)"'
BOB = "/records/people/change/bob"


def filled(client: FlaskClient, address: str) -> dict[str, str]:
    """What a form holds when it is opened: lines to write in, and what they held before."""
    text = client.get(address).text
    boxes = re.findall(INPUT, text)
    lines = re.findall(r'(?s)<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', text)
    chosen = [
        (name, value[1])
        for name, inside in re.findall(r'(?s)<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', text)
        if (value := re.search(r'value="([^"]*)" selected', inside))
    ]
    checked = re.findall(r'name="(\w+)" value="([^"]+)" checked', text)
    found = {name: html.unescape(value) for name, value in [*boxes, *lines, *chosen]}
    for name, _ in checked:
        found[name] = "\n".join(value for one, value in checked if one == name)
    return {name: value for name, value in found.items() if name not in ("csrf_token", "q")}


def change(client: FlaskClient, fields: Mapping[str, str], address: str = BOB) -> TestResponse:
    return send(client, address, {**filled(client, address), **fields})


def test_a_change_is_the_teams_word_beside_a_files(store: Store, team: FlaskClient) -> None:
    store.write(Batch("list", [person("cat", name="Cat Care", level="board")]), by="x", why="x")
    change(team, {"job_title": "Matron", "level": "senior"}, "/records/people/change/cat")
    found = store.whole().people["cat"]
    assert (found.job_title, found.level, found.name) == ("Matron", "senior", "Cat Care")
    said = {item.source.name: item for item in store.said("Person", "cat")}
    assert said["list"].level == "board"  # type: ignore[attr-defined]
    entry = store.entries()[-1]
    assert (entry.by, entry.why) == ("ann", "by hand: person Cat Care")


def test_sending_a_form_as_it_was_changes_nothing(store: Store, team: FlaskClient) -> None:
    before = store.fingerprint()
    for name in EDITABLE:
        for id_ in list(store.whole().of(name))[:2]:
            change(team, {}, f"/records/{KINDS[name].sheet}/change/{id_}")
    assert store.fingerprint() == before


def test_every_kind_has_a_page_and_a_form(team: FlaskClient) -> None:
    for name in EDITABLE:
        assert team.get(f"/records/{KINDS[name].sheet}").status_code == 200
        assert team.get(f"/records/{KINDS[name].sheet}/add").status_code == 200
    for sheet in ("declarations", "accounts", "replies", "nonsense"):
        assert team.get(f"/records/{sheet}").status_code == 404


def test_what_is_wrong_is_told_beside_each_field_and_nothing_is_lost(
    store: Store, team: FlaskClient
) -> None:
    before = store.fingerprint()
    refused = change(team, {"email": "no at", "end_date": "31/02/2026", "name": ""})
    assert refused.status_code == 400
    shown = Page(refused.text)
    assert any("is not a day" in said for said in shown.said_in("span"))
    assert any("every person needs it" in said for said in shown.said_in("span"))
    assert "31/02/2026" in refused.text
    refused = change(team, {"email": "no at"})
    assert "it has no @" in refused.text
    assert store.fingerprint() == before


def test_somebody_is_named_by_name_or_id_and_must_be_there(store: Store, team: FlaskClient) -> None:
    change(team, {"avoid_ids": "Cat Care\nann"})
    assert store.whole().people["bob"].avoid_ids == ("cat", "ann")
    refused = change(team, {"avoid_ids": "Nobody Known"})
    assert refused.status_code == 400
    assert "There is no person" in refused.text
    assert filled(team, BOB)["avoid_ids"] == "Cat Care\nAnn Able"


def test_a_new_record_gets_an_id_of_its_own(store: Store, team: FlaskClient) -> None:
    answer = send(team, "/records/people/add", {"name": "Zoë Zed"})
    assert answer.location == "/records/people/change/zoe-zed"
    assert store.whole().people["zoe-zed"].name == "Zoë Zed"
    again = send(team, "/records/people/add", {"name": "Zoë Zed"})
    assert again.status_code == 400
    assert "There is such a person already" in again.text
    seat = {"person_id": "Zoë Zed", "organization_id": "Acute Trust", "start_date": "March 2026"}
    send(team, "/records/memberships/add", seat)
    (held,) = store.whole().memberships_of("zoe-zed")
    assert (held.organization_id, held.start_date) == ("acute", "2026-03")


def test_in_the_sample_system_everybody_added_is_invented(store: Store, team: FlaskClient) -> None:
    system = System(id="s", name="S", today="2026-09-01", invented=True)
    store.write(Batch(TEAM, [system]), by="x", why="x")
    send(team, "/records/people/add", {"name": "Zoë Zed"})
    assert store.whole().people["zoe-zed"].invented is True


def test_somebody_who_leaves_gets_a_last_day_and_stays_in_the_past(
    store: Store, team: FlaskClient
) -> None:
    address = "/records/memberships/change/ann-acute-"
    change(team, {"end_date": "2026-08-31"}, address)
    assert "ann-acute-" in store.read("2026-08-31").memberships
    assert "ann-acute-" not in store.read("2026-09-01").memberships


def test_what_two_people_change_in_different_fields_is_all_kept(
    store: Store, client_as: AsVisitor
) -> None:
    ann = client_as("programme-team")
    opened = filled(ann, BOB)
    change(client_as("programme-team", person_id="cat"), {"job_title": "Matron"})
    send(ann, BOB, {**opened, "level": "senior"})
    found = store.whole().people["bob"]
    assert (found.job_title, found.level) == ("Matron", "senior")


def test_what_two_people_change_in_one_field_is_told_and_neither_is_lost(
    store: Store, client_as: AsVisitor
) -> None:
    ann = client_as("programme-team")
    opened = filled(ann, BOB)
    change(client_as("programme-team", person_id="cat"), {"job_title": "Matron"})
    told = send(ann, BOB, {**opened, "job_title": "Nurse", "level": "senior"})
    assert told.status_code == 409
    assert "Cat Care changed this meanwhile, to “Matron”" in told.text
    assert 'value="Nurse"' in told.text
    assert store.whole().people["bob"].job_title == "Matron"
    # Sent once more as it stands there, the sender's word is the last.
    found = re.findall(
        r'<input(?![^>]*checkbox)[^>]* name="([^"]+)"[^>]* value="([^"]*)"', told.text
    )
    boxes = {name: html.unescape(value) for name, value in found}
    again = ann.post(BOB, data={**boxes, "level": "senior"})
    assert again.status_code == 302
    kept = store.whole().people["bob"]
    assert (kept.job_title, kept.level) == ("Nurse", "senior")


def test_a_change_can_be_taken_back_from_where_it_is_shown(store: Store, team: FlaskClient) -> None:
    change(team, {"job_title": "Matron"})
    page = team.get(BOB)
    assert "Job title: Matron" in page.text
    version = re.search(r"/records/people/take-back/(\d+)", page.text)
    assert version
    send(team, f"/records/people/take-back/{version[1]}", {}, form_on=BOB)
    assert store.whole().people["bob"].job_title == ""
    assert "take-back" not in team.get(BOB).text


def test_only_what_was_done_by_hand_is_taken_back_here(store: Store, team: FlaskClient) -> None:
    answer = send(team, "/records/people/take-back/1", {}, form_on="/records/people/add")
    assert answer.status_code == 404
    assert store.whole().people


@pytest.mark.parametrize(
    ("source", "typed"), [("list", ""), (PERSON, "Emperor"), (PERSON, "")]
)  # fmt: skip
def test_a_change_that_nobody_would_see_says_why(
    store: Store, team: FlaskClient, source: str, typed: str
) -> None:
    store.write(Batch(source, [person("bob", job_title="Nurse")]), by="x", why="x")
    refused = change(team, {"job_title": typed})
    assert refused.status_code == 400
    assert "says this, and is believed" in refused.text
    assert store.whole().people["bob"].job_title == "Nurse"


def test_why_somebody_declined_stands_on_no_form() -> None:
    assert "Reply" not in EDITABLE
    assert "Declaration" not in EDITABLE


def test_a_line_with_a_semicolon_stays_one_line(store: Store, team: FlaskClient) -> None:
    change(team, {"interests": "Tea; jam\nOwls"})
    assert store.whole().people["bob"].interests == ("Tea; jam", "Owls")
    assert filled(team, BOB)["interests"] == "Tea; jam\nOwls"


def test_a_name_that_two_have_is_said_by_its_id(store: Store, team: FlaskClient) -> None:
    twins = [organization("one", name="Twin"), organization("two", name="Twin")]
    store.write(Batch(TEAM, [*twins, membership("cat", "two")]), by="x", why="x")
    assert filled(team, "/records/memberships/change/cat-two-")["organization_id"] == "two"
