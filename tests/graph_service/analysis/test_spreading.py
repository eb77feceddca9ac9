"""How improvements spread, and whom the network suggests next."""

from typing import Any

from graph_service.analysis.spreading import improvements, learners
from graph_service.records import Adoption, Programme, Record
from tests.builders import body, membership, organization, person, snapshot, tie

FALLS = Programme(id="falls", name="Falls", classification="improvement-project", owner_id="home",
                  start_date="2025-01-01")  # fmt: skip


def adoption(organization_id: str, state: str = "adopted", **said: Any) -> Adoption:
    return Adoption(
        id=f"falls-{organization_id}", programme_id="falls", organization_id=organization_id,
        state=state, **said,
    )  # fmt: skip


def staffed(id_: str, *people: str, **said: Any) -> list[Record]:
    made: list[Record] = [organization(id_, **said)]
    for one in people:
        made += [person(one), membership(one, id_)]
    return made


def found(*records: Record) -> Any:
    day = snapshot(FALLS, *records)
    return improvements(day, list(day.ties.values()))[0]


def test_the_organisation_most_of_whose_people_know_a_user_comes_next() -> None:
    one = found(
        *staffed("home", "h1", "h2"),
        *staffed("user", "u1"),
        *staffed("near", "n1", "n2", "n3"),
        *staffed("half", "m1", "m2"),
        *staffed("whole", "w1"),
        *staffed("far", "f1"),
        adoption("user"),
        tie("n1", "h1"), tie("u1", "n2"), tie("n2", "h2"), tie("h2", "m1"), tie("w1", "u1"),
        tie("f1", "n1"), tie("h1", "h2"),
    )  # fmt: skip
    assert one.users == ("home", "user")
    assert [(item.organization_id, item.knows, item.people) for item in one.next] == [
        ("near", 2, 3), ("whole", 1, 1), ("half", 1, 2),
    ]  # fmt: skip
    assert one.next[0].through == ("n1", "h1")


def test_who_has_said_anything_is_not_suggested_and_bodies_only_of_a_kind_that_uses_it() -> None:
    one = found(
        *staffed("home", "h1"),
        *staffed("said", "s1"),
        *staffed("place", "p1", is_body=True, classification="place"),
        *staffed("other-place", "o1", is_body=True, classification="place"),
        *staffed("committee", "c1", is_body=True, classification="committee"),
        adoption("said", "stopped"),
        adoption("place", "trying"),
        tie("h1", "s1"), tie("h1", "o1"), tie("h1", "c1"),
    )  # fmt: skip
    assert [item.organization_id for item in one.next] == ["other-place"]


def test_how_many_use_it_grows_with_the_days_on_which_they_began() -> None:
    one = found(
        *staffed("home"),
        adoption("a", start_date="2025-03-01"),
        adoption("b", "trying", start_date="2025-03-01"),
        adoption("c", "stopped", start_date="2025-04-01"),
        adoption("d", start_date="2025-06-01"),
    )
    assert one.taken_up == (("2025-03-01", 2), ("2025-06-01", 3))
    assert (one.count("adopted"), one.count("trying"), one.count("stopped")) == (2, 1, 1)


def test_an_improvement_that_never_left_home_is_there_too() -> None:
    one = found(organization("home"))
    assert (one.steps, one.next, one.taken_up) == ((), (), ())


def test_who_could_learn_together_has_agreed_to_be_paired() -> None:
    wish = {"consent_pairing": True, "seeks": ("run-an-action-learning-set",)}
    day = snapshot(
        FALLS, organization("user"), body("left"),
        person("in", consent_pairing=True), person("no"), person("near", **wish),
        person("shy", **wish, objects=True), person("else", consent_pairing=True),
        person("gone", **wish),
        membership("in", programme_id="falls"), membership("no", programme_id="falls", id="n"),
        *(membership(id_, "user") for id_ in ("near", "shy", "else")), membership("gone", "left"),
        adoption("user", "interested"), adoption("left", "stopped"),
    )  # fmt: skip
    assert learners(day, "falls") == ("in", "near")
