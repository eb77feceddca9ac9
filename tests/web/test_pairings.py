"""`/pairings`: the team starts rounds; a leader sees whom they could walk with, asks, applies."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_service.records import Application, Pairing, Reply, Round
from graph_service.store import Batch, Store
from graph_service.store.contents import contents
from loaders.exports import writer_of
from tests.builders import person
from tests.web.pages import Page
from tests.web.visiting import AsVisitor, send

SAID = {"consent_pairing": True, "challenges": ("Prevention",)}


@pytest.fixture(autouse=True)
def who_walks(store: Store) -> None:
    """Ann hosts, Bob and Cat would visit; all share a challenge."""
    people = [
        person("ann", name="Ann Able", offers=("host-a-visit",), sector="acute", **SAID),
        person("bob", seeks=("shadow",), sector="vcse", days_free=("mon-am",), **SAID),
        person("cat", name="Cat Care", seeks=("shadow",), sector="vcse", **SAID),
    ]
    people = [replace(item, email=f"{item.id}@example.org") for item in people]
    # The employers of the small system would keep Ann and Bob apart.
    store.write(Batch("test", people), by="test", why="test")
    jobs = [("Membership", id_) for id_ in store.whole().memberships]
    store.write(Batch("team", removed=jobs), by="test", why="test")


def open_round(store: Store, **said: str) -> None:
    made = Round(id="may", name="May", scheme="shadowing", status="open", **said)  # type: ignore[arg-type]
    store.write(Batch("team", [made]), by="test", why="test")


def test_before_any_round_the_page_says_how_to_begin(team: FlaskClient) -> None:
    assert "No round has begun yet: choose a scheme" in team.get("/pairings").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"scheme": "", "name": "May"}, "Choose a scheme."),
        ({"scheme": "shadowing", "name": ""}, "Give the round a name"),
        ({"scheme": "shadowing", "name": "!"}, "Give the round a name"),
        ({"scheme": "shadowing", "name": "May", "apply_until": "soon"}, "’soon’ is no day"),
    ],
)
def test_a_round_wants_a_scheme_a_name_and_a_day(
    team: FlaskClient, fields: dict[str, str], said: str
) -> None:
    answer = send(team, "/pairings", fields, form_on="/pairings")
    assert answer.status_code == 400
    assert said.replace("’", "&#39;") in answer.text
    assert fields["name"] in answer.text


def test_two_rounds_of_one_scheme_have_two_names(team: FlaskClient) -> None:
    fields = {"scheme": "shadowing", "name": "May"}
    assert send(team, "/pairings", fields, form_on="/pairings").status_code == 302
    answer = send(team, "/pairings", fields, form_on="/pairings")
    assert "There is a round of this scheme with that name" in answer.text


def test_a_leader_sees_whom_they_could_walk_with(leader: FlaskClient) -> None:
    text = leader.get("/pairings").text
    assert "One person fits what you seek and offer; the best is Ann Able" in text
    assert "Start the round" not in text


def test_a_leader_who_did_not_agree_can_agree_there(leader: FlaskClient, store: Store) -> None:
    said = person("bob", name="", consent_pairing=False)
    store.write(Batch("person", [said]), by="bob", why="test")
    assert "You have not agreed to be paired" in leader.get("/pairings").text
    send(leader, "/pairings/agree", {}, form_on="/pairings")
    assert store.read().people["bob"].consent_pairing is True
    assert "One person fits" in leader.get("/pairings").text


def test_a_leader_asks_in_words_that_name_why_and_when(leader: FlaskClient, store: Store) -> None:
    said = person("ann", name="", days_free=("mon-am", "tue-am"), consent_contact=False)
    store.write(Batch("person", [said]), by="ann", why="test")
    text = leader.get("/pairings/ask/ann").text
    assert "I could do Monday morning." in text
    assert "ann@example.org" not in text
    assert "pass it on" in text
    assert leader.get("/pairings/ask/cat").status_code == 404


def test_a_private_wish_is_on_no_page(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    said = person("ann", name="", avoid_ids=("bob", "cat"))
    store.write(Batch("person", [said]), by="ann", why="test")
    open_round(store)
    page = Page(team.get("/pairings/rounds/may").text)
    assert any("other reasons" in words for words in page.said_in("td"))
    text = client_as("leader", person_id="bob").get("/pairings").text
    assert "Ann Able" not in text


APPLIED = {
    "challenges": "Prevention\nWorkforce", "seeks": ["shadow"], "half_days": ["tue-pm"],
    "visits": "2", "avoid": "cat CARE", "wishes": "First in my family to lead",
    "manager": "Mo Manager", "agrees": "yes",
}  # fmt: skip


def test_a_leader_applies_changes_and_withdraws(leader: FlaskClient, store: Store) -> None:
    open_round(store, apply_until="2026-12-01")
    form_on = "/pairings/apply/may"
    assert "until 1 December 2026" in leader.get(form_on).text
    assert send(leader, form_on, APPLIED, form_on=form_on).status_code == 302
    (made,) = store.read().applications.values()
    assert (made.person_id, made.visits, made.avoid_ids) == ("bob", 2, ("cat",))
    assert made.challenges == ("Prevention", "Workforce")
    assert made.manager_agrees is None
    send(leader, form_on, {**APPLIED, "visits": "", "avoid": ""}, form_on=form_on)
    (made,) = store.read().applications.values()
    assert (made.visits, made.avoid_ids) == (None, ())
    send(leader, "/pairings/withdraw/may", {}, form_on=form_on)
    (made,) = store.read().applications.values()
    assert made.withdrawn is True
    send(leader, form_on, APPLIED, form_on=form_on)
    (made,) = store.read().applications.values()
    assert made.withdrawn is None


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("seeks", [], "Choose at least one thing"),
        ("manager", "", "Name the manager"),
        ("agrees", "", "Tick that you agree"),
        ("visits", "many", "is no number of visits"),
        ("avoid", "Nobody Known", "Nobody here is called"),
    ],
)
def test_an_application_that_is_not_whole_is_told_beside_its_field(
    leader: FlaskClient, store: Store, field: str, value: object, said: str
) -> None:
    open_round(store)
    answer = send(
        leader, "/pairings/apply/may", {**APPLIED, field: value}, form_on="/pairings/apply/may"
    )
    assert answer.status_code == 400
    assert said in answer.text
    assert "Mo Manager" in answer.text or field == "manager"
    assert not store.read().applications


def test_nobody_applies_to_a_round_that_is_not_open(leader: FlaskClient, store: Store) -> None:
    open_round(store, apply_until="2026-01-01")
    assert leader.get("/pairings/apply/may").status_code == 404
    assert leader.get("/pairings/apply/none").status_code == 404


def test_the_team_enters_people_and_notes_their_managers_answers(
    team: FlaskClient, store: Store
) -> None:
    open_round(store)
    form_on = "/pairings/applications/may"
    assert "Nobody has applied" in team.get(form_on).text
    send(team, "/pairings/applications-all/may", {}, form_on=form_on)
    assert "no manager has said yes yet" in team.get(form_on).text
    ids = list(store.read().applications)
    assert len(ids) == 3
    send(team, form_on, {"said": "yes", "application": ids[:2]}, form_on=form_on)
    assert "the managers of two said yes, so that two take part" in team.get(form_on).text
    send(
        team, "/pairings/applications-withdraw/may", {"withdrawn": "yes", "application": ids[0]},
        form_on=form_on,
    )  # fmt: skip
    assert store.read().applications[ids[0]].withdrawn is True
    send(
        team, "/pairings/applications-withdraw/may", {"withdrawn": "no", "application": ids[0]},
        form_on=form_on,
    )  # fmt: skip
    assert store.read().applications[ids[0]].withdrawn is None
    assert store.read().applications[ids[0]].manager_agrees is True


def test_what_a_person_applied_with_stays_theirs_when_the_team_notes_the_yes(
    team: FlaskClient, leader: FlaskClient, store: Store
) -> None:
    open_round(store)
    send(leader, "/pairings/apply/may", APPLIED, form_on="/pairings/apply/may")
    form_on = "/pairings/applications/may"
    send(team, form_on, {"said": "yes", "application": "may-bob"}, form_on=form_on)
    made = store.read().applications["may-bob"]
    assert (made.visits, made.manager_agrees) == (2, True)
    send(team, form_on, {"said": "no", "application": "may-bob"}, form_on=form_on)
    assert store.read().applications["may-bob"].manager_agrees is False


def test_applications_go_out_as_a_sheet_without_what_is_private(
    team: FlaskClient, leader: FlaskClient, store: Store
) -> None:
    open_round(store)
    send(leader, "/pairings/apply/may", APPLIED, form_on="/pairings/apply/may")
    text = team.get("/pairings/applications-file/may").text
    assert "Prevention; Workforce" in text
    assert "First in my family" not in text
    assert "First in my family" not in team.get("/pairings/applications/may").text


def test_a_leader_opens_only_their_own_pairing_and_only_once_it_is_published(
    client_as: AsVisitor, leader: FlaskClient, store: Store
) -> None:
    open_round(store)
    made = Pairing(id="p", scheme="shadowing", round_id="may", person_ids=("ann", "bob"))
    store.write(Batch("team", [made]), by="test", why="test")
    assert leader.get("/pairings/mine/p").status_code == 404
    published = Round(id="may", name="May", scheme="shadowing", status="published")
    store.write(Batch("team", [published]), by="test", why="test")
    assert "You could walk with Ann Able" in leader.get("/pairings/mine/p").text
    other = client_as("leader", person_id="cat")
    assert other.get("/pairings/mine/p").status_code == 404


def test_why_somebody_declined_is_shown_to_nobody_but_them(
    team: FlaskClient, client_as: AsVisitor, leader: FlaskClient, store: Store
) -> None:
    made = [
        Round(id="may", name="May", scheme="shadowing", status="published"),
        Pairing(id="p", scheme="shadowing", round_id="may", person_ids=("ann", "bob")),
    ]
    store.write(Batch("team", made), by="test", why="test")
    answer = {"answer": "declined", "reason": "Zzyzx"}
    send(leader, "/pairings/answer/p", answer, form_on="/pairings/mine/p")
    assert "Zzyzx" in leader.get("/pairings/mine/p").text
    for client in (team, client_as("leader", person_id="ann")):
        for address in ("/pairings/mine/p", "/pairings", "/people/bob"):
            assert "Zzyzx" not in client.get(address).text
    for address in ("/pairings/rounds/may", "/pairings/outcome/may", "/pairings/file/may"):
        assert "Zzyzx" not in team.get(address).text


def test_both_said_yes_and_have_a_message_and_a_calendar_file(
    leader: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    made = [
        Round(id="may", name="May", scheme="shadowing", status="published"),
        Pairing(
            id="p", scheme="shadowing", round_id="may", person_ids=("ann", "bob"),
            half_day="tue-am", reasons=("Both named “Prevention” as a challenge. (18 of 30)",),
        ),
    ]  # fmt: skip
    store.write(Batch("team", made), by="test", why="test")
    assert leader.get("/pairings/calendar/p").status_code == 404
    for client in (leader, client_as("leader", person_id="ann")):
        send(client, "/pairings/answer/p", {"answer": "accepted"}, form_on="/pairings/mine/p")
    text = leader.get("/pairings/mine/p").text
    assert "You are both free on Tuesday morning." in text
    assert "(18 of 30)" in text
    file = leader.get("/pairings/calendar/p")
    assert file.mimetype == "text/calendar"
    assert file.text.startswith("BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("what", "fields", "said"),
    [
        ("answer", {}, "Choose whether you accept or decline"),
        ("met", {"met_on": "2026-08-01", "hours": "2"}, "once everybody has said yes"),
        ("reflect", {"worth": "6"}, "once the meeting is recorded"),
    ],
)
def test_a_step_out_of_turn_is_told(
    leader: FlaskClient, store: Store, what: str, fields: dict[str, str], said: str
) -> None:
    made = [
        Round(id="may", name="May", scheme="shadowing", status="published"),
        Pairing(id="p", scheme="shadowing", round_id="may", person_ids=("ann", "bob")),
    ]
    store.write(Batch("team", made), by="test", why="test")
    answer = send(leader, f"/pairings/{what}/p", fields, form_on="/pairings/mine/p")
    assert answer.status_code == 400
    assert said in answer.text


def test_a_leader_starts_and_changes_no_round(leader: FlaskClient, store: Store) -> None:
    open_round(store)
    leader.application.config["WTF_CSRF_ENABLED"] = False
    for address in ("/pairings", "/pairings/match/may", "/pairings/publish/may"):
        assert leader.post(address, data={"scheme": "shadowing"}).status_code == 403


def test_an_application_of_a_round_names_its_part_and_half_days(
    team: FlaskClient, store: Store
) -> None:
    open_round(store)
    made = Application(id="a", round_id="may", person_id="bob", half_days=("fri-pm",))
    store.write(Batch("team", [made]), by="test", why="test")
    cells = Page(team.get("/pairings/applications/may").text).said_in("td")
    assert "PartVisitor, 1 visit" in cells
    assert "Half-daysFri pm" in cells


def test_why_somebody_declined_leaves_in_no_export(store: Store, tmp_path: Path) -> None:
    made = [
        Pairing(id="p", scheme="shadowing", person_ids=("ann", "bob")),
        Reply(id="r", pairing_id="p", person_id="bob", answer="declined", reason="Zzyzx"),
    ]
    store.write(Batch("person", made), by="bob", why="test")
    for suffix in (".xlsx", ".zip", ".json", ".graphml", ".gexf", ".kumu.json"):
        path = tmp_path / f"all{suffix}"
        writer_of(path.name)(path, contents(store))
        held = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                held = b"".join(archive.read(name) for name in archive.namelist())
        assert b"declined" in held or suffix not in (".xlsx", ".zip")
        assert b"Zzyzx" not in held
