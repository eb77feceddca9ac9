"""`/bids`: a call is opened, bids come in, are assessed, funded and followed to their outcome."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import Area, Assessment, Bid, Call
from graph_service.store import TEAM, Batch, Store
from tests.builders import membership, organization, person
from tests.web.visiting import AsVisitor, send

CALL = "/bids/calls/call"
TYPED = {"name": "=Better<b>", "aim": "Fewer falls", "cost": "£4,000", "team": "ann@example.org",
         "areas": "bexley"}  # fmt: skip


@pytest.fixture
def team(client_as: AsVisitor, store: Store) -> FlaskClient:
    """The team, where a call is open; Ann and Bob work in one trust, Cat in a practice."""
    records = [
        Area(id="bexley", name="Bexley", classification="borough"),
        Call(id="call", name="Call <b>", budget=5000.0, closes="2027-12-31", assessments_least=1,
             organizations_least=2),
        organization("gp", name="Practice", sector="primary"),
        membership("cat", "gp"),
        person("zed", email="zed@example.org"),
    ]  # fmt: skip
    store.write(Batch(TEAM, records), by="test", why="test")
    return client_as("programme-team")


def handed_in(store: Store) -> Bid:
    (found,) = store.read().of("Bid").values()
    return found  # type: ignore[no-any-return]


def test_a_call_is_opened_and_what_is_wrong_is_told_beside_each_field(
    team: FlaskClient, store: Store
) -> None:
    typed = {"name": "New", "closes": "2020-01-01", "budget": "much", "organizations_least": "0",
             "sectors_least": "2", "assessments_least": "x"}  # fmt: skip
    answer = send(team, "/bids", typed)
    assert answer.status_code == 400
    for field in ("closes", "budget", "organizations_least", "assessments_least"):
        assert f'id="{field}-error"' in answer.text
    assert 'value="much"' in answer.text
    right = {"closes": "2027-01-31", "budget": "£240,000", "organizations_least": "3",
             "assessments_least": "2"}  # fmt: skip
    send(team, "/bids", typed | right)
    made = store.read().of("Call")["new"]
    assert (made.budget, made.organizations_least, made.closes) == (240000.0, 3, "2027-01-31")


@pytest.mark.usefixtures("team")
def test_a_leader_hands_in_a_bid_that_says_whether_it_crosses_boundaries(
    client_as: AsVisitor, store: Store
) -> None:
    bob = client_as("leader")
    wrong = send(bob, CALL, TYPED | {"team": "Nobody Known", "cost": "1e9"})
    assert wrong.status_code == 400
    assert "Nobody here is called Nobody Known" in wrong.text
    assert 'id="cost-error"' in wrong.text
    send(bob, CALL, TYPED)
    found = handed_in(store)
    assert (found.lead_id, found.team_ids, found.cost) == ("bob", ("bob", "ann"), 4000.0)
    assert (found.organization_id, found.area_ids, found.state) == (
        "acute", ("bexley",), "submitted",
    )  # fmt: skip
    assert (
        "joins 1 organisation and 1 sector; the call asks for 2 organisations"
        in bob.get(f"/bids/{found.id}").text
    )


def test_who_objects_is_on_no_team_that_others_name(
    client_as: AsVisitor, team: FlaskClient
) -> None:
    del team
    answer = send(client_as("leader"), CALL, TYPED | {"team": "Odd Objector"})
    assert "Nobody here is called Odd Objector" in answer.text


def test_a_bid_after_the_last_day_is_refused(team: FlaskClient, store: Store) -> None:
    store.write(Batch(TEAM, [Call(id="call", name="Call", closes="2020-01-01")]), by="x", why="x")
    assert "Hand in a bid" not in team.get(CALL).text
    assert "This call has closed." in send(team, CALL, TYPED, form_on="/bids").text


def assessed(team: FlaskClient, client_as: AsVisitor, store: Store, **form: str) -> Bid:
    """A bid of Bob and Cat that Ann's neighbour Zed is asked to assess, and does."""
    bid = Bid(id="bid", name="=Better<b>", call_id="call", aim="Fewer falls", cost=4000.0,
              lead_id="bob", team_ids=("bob", "cat"), area_ids=("bexley",),
              state="submitted")  # fmt: skip
    odd = Assessment(id="zed", bid_id="bid", person_id="zed")
    store.write(Batch(TEAM, [bid, odd]), by="test", why="test")
    zed = client_as("leader", person_id="zed")
    assert "Assess the bid" in zed.get("/bids").text
    send(zed, "/bids/bid/assessment", form, form_on="/bids/bid")
    assert "Assess the bid" not in zed.get("/bids").text
    del team
    return bid


def test_a_bid_goes_its_way_to_an_outcome(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    assessed(team, client_as, store, mark="4", text="<b>Good")
    shown = team.get(f"{CALL}/portfolio").text
    assert "1 bid for £4,000 of £5,000 reaches 1 borough and 2 sectors." in shown
    send(team, f"{CALL}/portfolio", {"bid": "bid"})
    found = handed_in(store)
    assert (found.state, found.decided_on) == ("funded", store.read().as_of)
    project = store.read().programmes[found.programme_id]
    assert (project.classification, project.purpose) == ("improvement-project", "Fewer falls")
    roles = {m.person_id: m.role for m in store.read().memberships.values()
             if m.programme_id == project.id}  # fmt: skip
    assert roles == {"bob": "Lead", "cat": "Member"}
    send(team, "/bids/bid/outcome", {"outcome": "Falls are down by a third"}, form_on="/bids/bid")
    assert handed_in(store).state == "completed"
    assert "1 of them with an outcome" in team.get("/bids").text


def test_what_a_leader_handed_in_is_decided_by_the_team(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    send(client_as("leader"), CALL, TYPED | {"team": "Cat Care"})
    found = handed_in(store)
    judge = Assessment(id="judge", bid_id=found.id, person_id="zed", mark="4")
    store.write(Batch(TEAM, [judge]), by="test", why="test")
    send(team, f"{CALL}/portfolio", {"bid": found.id})
    assert handed_in(store).state == "funded"


def test_whoever_has_an_interest_is_kept_out(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    assessed(team, client_as, store, mark="5", conflict="yes")
    assert store.read().of("Assessment")["zed"].mark == ""
    shown = team.get("/bids/bid").text
    assert "Kept out: says that they have an interest" in shown
    assert "Fewer assessors have said what they think" in team.get(f"{CALL}/portfolio").text


def test_only_who_was_asked_may_assess(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    assessed(team, client_as, store, mark="4")
    ann = send(team, "/bids/bid/assessment", {"mark": "1"}, form_on="/bids/bid")
    assert ann.status_code == 404
    bob = client_as("leader")
    assert send(bob, "/bids/bid/assessment", {"mark": "5"}, form_on="/bids").status_code == 404
    zed = client_as("leader", person_id="zed")
    wrong = send(zed, "/bids/bid/assessment", {"text": "Typed"}, form_on="/bids/bid")
    assert wrong.status_code == 400
    assert ">Typed</textarea>" in wrong.text


def test_marks_and_who_gave_them_are_for_the_team(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    assessed(team, client_as, store, mark="4", text="Weak on money")
    assert "Weak on money" in team.get("/bids/bid").text
    leader = client_as("leader")
    for page in ("/bids/bid", CALL):
        assert "Weak on money" not in leader.get(page).text
        assert "Mean mark" not in leader.get(page).text
    for page in (f"{CALL}/portfolio", f"{CALL}/bids.csv", f"{CALL}/portfolio.csv"):
        assert leader.get(page).status_code == 403


def test_assessors_are_found_where_somebody_can_be(team: FlaskClient, store: Store) -> None:
    bid = Bid(id="bid", name="Bid", call_id="call", lead_id="bob", state="submitted")
    asked = Assessment(id="old", bid_id="other", person_id="cat")
    store.write(Batch(TEAM, [bid, asked]), by="test", why="test")
    assert "Assessments that are still wanted: 1." in team.get(CALL).text
    send(team, f"{CALL}/assessors", {}, form_on=CALL)
    assert store.read().of("Assessment")["bid-cat"].bid_id == "bid"
    assert "Find assessors" not in team.get(CALL).text


def test_the_files_hold_no_formulas(team: FlaskClient, client_as: AsVisitor, store: Store) -> None:
    assessed(team, client_as, store, mark="4")
    assert "'=Better" in team.get(f"{CALL}/bids.csv").text
    assert "1,'=Better<b>,4000.0" in team.get(f"{CALL}/portfolio.csv").text


@pytest.mark.parametrize("asked", ["budget=x", "least=9", "budget=2000000000"])
def test_other_terms_that_make_no_sense_are_told_beside_the_field(
    team: FlaskClient, asked: str
) -> None:
    answer = team.get(f"{CALL}/portfolio?{asked}")
    assert answer.status_code == 400
    assert f'id="{asked.partition("=")[0]}-error"' in answer.text
