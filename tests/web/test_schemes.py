"""`/pairings/schemes`: the team reads, changes, makes and takes back schemes."""

import pytest
from flask.testing import FlaskClient

from graph_service.analysis.pairing.builtin import BUILTIN
from graph_service.analysis.pairing.criteria import CRITERIA
from graph_service.analysis.pairing.schemes import schemes
from graph_service.records import Round
from graph_service.store import Batch, Store
from tests.web.visiting import send

BUDDIES = "/pairings/schemes/buddies"


def fields(**changed: object) -> dict[str, object]:
    """The form of the buddies' scheme as it comes, with changes."""
    record = BUILTIN["buddies"]
    points = {f"points_{code}": getattr(record, f"points_{code}") or "" for code in CRITERIA}
    return {
        "name": record.name, "form": record.form, "first_offers": ["buddy"],
        "first_seeks": ["buddy"], **points, **changed,
    }  # fmt: skip


def test_every_scheme_says_who_could_take_part_today(team: FlaskClient) -> None:
    text = team.get("/pairings/schemes").text
    for record in BUILTIN.values():
        assert record.name in text
    assert "By these rules no people could be host and no people visitor today." in text


def test_a_change_holds_and_can_be_taken_back(team: FlaskClient, store: Store) -> None:
    changed = fields(points_challenges=42, points_fit="", rules=["different"])
    assert send(team, BUDDIES, changed, form_on=BUDDIES).status_code == 302
    record = schemes(store.read())["buddies"].record
    assert (record.points_challenges, record.points_fit) == (42, 0)
    assert record.rules == ("different",)
    send(team, "/pairings/schemes-standard/buddies", {}, form_on=BUDDIES)
    assert schemes(store.read())["buddies"].record == BUILTIN["buddies"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"points_challenges": 29}, "The points must add up to 100"),
        ({"points_challenges": "lots"}, "is no whole number"),
        ({"name": ""}, "Give the scheme a name."),
        ({"form": "dance"}, "Choose how people are brought together."),
        ({"floor": 2}, "Say both from each of what"),
        ({"least_hours": 7}, "Say both how many hours"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    team: FlaskClient, store: Store, changed: dict[str, object], said: str
) -> None:
    answer = send(team, BUDDIES, fields(**changed), form_on=BUDDIES)
    assert answer.status_code == 400
    assert said in answer.text
    assert not store.read().schemes


def test_the_team_makes_its_own_scheme_and_deletes_it_while_no_round_uses_it(
    team: FlaskClient, store: Store
) -> None:
    made = {"name": "Trainees with chairs", "like": "sponsor"}
    answer = send(team, "/pairings/schemes", made, form_on="/pairings/schemes")
    assert answer.location == "/pairings/schemes/trainees-with-chairs"
    assert "trainees-with-chairs" in schemes(store.read())
    used = Round(id="r", name="R", scheme="trainees-with-chairs")
    store.write(Batch("team", [used]), by="test", why="test")
    back = "/pairings/schemes-standard/trainees-with-chairs"
    send(team, back, {}, form_on=answer.location)
    assert "trainees-with-chairs" in schemes(store.read())
    store.write(Batch("team", removed=[("Round", "r")]), by="test", why="test")
    send(team, back, {}, form_on=answer.location)
    assert "trainees-with-chairs" not in schemes(store.read())


def test_a_scheme_wants_a_name_and_one_to_begin_with(team: FlaskClient) -> None:
    for made, said in (
        ({"name": "", "like": "sponsor"}, "Give the scheme a name."),
        ({"name": "X", "like": ""}, "Choose a scheme to begin with."),
    ):
        answer = send(team, "/pairings/schemes", made, form_on="/pairings/schemes")
        assert answer.status_code == 400
        assert said in answer.text


def test_a_scheme_that_is_not_there_is_not_found(team: FlaskClient) -> None:
    assert team.get("/pairings/schemes/dancing").status_code == 404
