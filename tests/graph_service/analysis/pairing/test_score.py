"""Criteria, schemes and scores: one definition for one pair and for thousands."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service import codes
from graph_service.analysis.pairing.builtin import BUILTIN
from graph_service.analysis.pairing.company import Company
from graph_service.analysis.pairing.criteria import CRITERIA, points
from graph_service.analysis.pairing.partners import partners
from graph_service.analysis.pairing.proposal import propose
from graph_service.analysis.pairing.rules import ALWAYS, FURTHER
from graph_service.analysis.pairing.scheme_checks import faults, points_of
from graph_service.analysis.pairing.schemes import Scheme, scheme, schemes, words_of
from graph_service.analysis.pairing.score import parts_of, total
from graph_service.analysis.pairing.sentences import SENTENCES
from graph_service.analysis.pairing.why_not import why_not
from graph_service.errors import NotFound
from graph_service.records import Application, Person, Round
from graph_service.records import Scheme as Record
from graph_service.snapshot import Snapshot
from tests.builders import membership, organization, person, snapshot, tie


def buddy(id_: str, **said: Any) -> Person:
    return person(
        id_, **{"consent_pairing": True, "offers": ("buddy",), "seeks": ("buddy",), **said}
    )


WHO = st.fixed_dictionaries({
    "sector": st.sampled_from(["", "acute", "pharmacy"]),
    "side": st.sampled_from(["", "clinical-and-care", "managerial-executive"]),
    "level": st.sampled_from(["", "board", "senior", "emerging", "lay"]),
    "challenges": st.lists(st.sampled_from(["A", "a ", "B", "C"]), max_size=3),
    "days_free": st.lists(st.sampled_from(["mon-am", "fri-pm"]), max_size=2, unique=True),
    "employer": st.sampled_from(["t", "u"]),
})  # fmt: skip


def system_of(rows: list[dict[str, Any]], ties: list[tuple[int, int]]) -> Snapshot:
    people, jobs = [], []
    for n, row in enumerate(rows):
        said = {name: tuple(v) if isinstance(v, list) else v for name, v in row.items()}
        jobs.append(membership(f"p{n}", str(said.pop("employer"))))
        people.append(buddy(f"p{n}", **said))
    known = [tie(f"p{a}", f"p{b}") for a, b in ties if a < b < len(rows)]
    return snapshot(organization("t"), organization("u"), *people, *jobs, *known)


@given(
    st.lists(WHO, min_size=2, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=6, unique=True),
)
def test_what_many_get_at_once_is_what_each_two_get_alone(
    rows: list[dict[str, Any]], ties: list[tuple[int, int]]
) -> None:
    system = system_of(rows, ties)
    known = list(partners(system).values())
    company = Company(system, partners(system))
    for criterion in CRITERIA.values():
        grid = criterion.weigh(company, known, known)
        assert grid.shape == (len(known), len(known))
        assert ((grid >= 0) & (grid <= 1)).all()
        alone = [[criterion.weigh(company, [a], [b])[0, 0] for b in known] for a in known]
        assert np.array_equal(grid, np.array(alone))
    for rule in (*ALWAYS, *FURTHER.values()):
        apart = rule.forbids(known, known)
        assert np.array_equal(apart, apart.T)
        assert np.array_equal(apart, [[rule.forbids([a], [b])[0, 0] for b in known] for a in known])


def test_every_criterion_has_a_sentence_and_a_field_of_its_own() -> None:
    assert CRITERIA.keys() == SENTENCES.keys()
    for code in CRITERIA:
        assert hasattr(Record(id="x", name="x"), f"points_{code}")


@pytest.mark.parametrize(
    ("ties", "value"),
    [((), 1.0), (("a", "b"), 0.0), (("a", "x", "b"), 0.5), (("a", "x", "y", "b"), 0.75),
     (("a", "x", "y", "z", "b"), 1.0)],
)  # fmt: skip
def test_the_farther_two_are_in_the_network_the_more_they_get(
    ties: tuple[str, ...], value: float
) -> None:
    people = [buddy(id_) for id_ in "abxyz"]
    chain = [tie(one, other) for one, other in pairwise(ties)]
    known = partners(now := snapshot(*people, *chain))
    grid = CRITERIA["distance"].weigh(Company(now, known), [known["a"]], [known["b"]])
    assert grid[0, 0] == value


def test_a_first_tie_between_two_organisations_is_a_bridge() -> None:
    jobs = [membership(id_, org) for id_, org in (("a", "t"), ("b", "u"), ("x", "t"), ("y", "u"))]
    people = [buddy(id_) for id_ in "abxy"]
    for ties, value in (((), 1.0), ((tie("x", "y"),), 0.0)):
        now = snapshot(organization("t"), organization("u"), *people, *jobs, *ties)
        known = partners(now)
        grid = CRITERIA["bridge"].weigh(Company(now, known), [known["a"]], [known["b"]])
        assert grid[0, 0] == value


def test_a_private_wish_counts_only_where_both_ask_and_is_never_named() -> None:
    asked = [
        Application(id=id_, round_id="r", person_id=id_, manager_agrees=True, wishes=wishes)
        for id_, wishes in (("a", ("Deaf leaders",)), ("b", ("deaf  leaders",)), ("c", ()))
    ]
    now = snapshot(Round(id="r", name="May", scheme="buddies"), *(buddy(i) for i in "abc"), *asked)
    known = partners(now, "r")
    company, chosen = Company(now, known), scheme(now, "buddies")

    def wish(one: str, other: str) -> Any:
        parts = parts_of(company, chosen, [known[one], known[other]])
        return next(part for part in parts if part.criterion == "wish")

    assert (wish("a", "b").points, wish("a", "c").points) == (4, 0)
    assert "eaf" not in wish("a", "b").sentence


def test_the_points_of_every_scheme_that_comes_with_us_add_up_to_a_hundred() -> None:
    for record in BUILTIN.values():
        assert points_of(record) == 100
        assert faults(record) == {}
        assert Scheme(record).weights[0][0].code in ("challenges", "different")
    assert {*BUILTIN} == {*codes.SCHEMES}


def test_the_team_changes_a_scheme_or_makes_its_own() -> None:
    own = Record(id="trainees", name="Trainees", form="pool", points_challenges=100)
    part = Record(id="buddies", name="Companions", points_fit=0)
    found = schemes(snapshot(own, part))
    assert list(found) == [*BUILTIN, "trainees"]
    assert (found["buddies"].words, found["buddies"].record.points_fit) == ("Companions", 0)
    assert found["buddies"].record.points_challenges == 30
    whole = Record(id="shadowing", name="Visits", form="visits", points_challenges=100)
    assert schemes(snapshot(whole))["shadowing"].record.rules == ()
    assert words_of(snapshot(), "gone") == "gone"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": " "}, "name"), ({"form": ""}, "form"), ({"points_near": 1}, "points"),
        ({"floor": 2}, "floor"), ({"form": "pairs", "first_words": ""}, "first_words"),
    ],
)  # fmt: skip
def test_what_a_scheme_lacks_is_told_by_field(said: dict[str, Any], field: str) -> None:
    good = {"name": "A", "form": "pool", "points_challenges": 100}
    assert field in faults(Record(id="x", **{**good, **said}))


def test_a_trio_has_the_parts_of_its_weakest_pair() -> None:
    now = snapshot(
        buddy("a", challenges=("A", "B")), buddy("b", challenges=("A", "B")),
        buddy("c", challenges=("A",)),
    )  # fmt: skip
    known, chosen = partners(now), scheme(now, "buddies")
    company = Company(now, known)
    parts = parts_of(company, chosen, list(known.values()))
    each = [total(parts_of(company, chosen, [known[x], known[y]])) for x, y in ("ab", "ac", "bc")]
    assert total(parts) == min(each) < max(each)


def test_a_circle_has_the_mean_of_its_pairs_rounded_down() -> None:
    said = {"offers": ("run-an-action-learning-set",), "consent_pairing": True}
    now = snapshot(*(person(f"p{n}", challenges=("A",) if n < 2 else (), **said) for n in range(5)))
    found = propose(now, "circles")
    (circle,) = found.pairs
    (challenges,) = [part for part in circle.parts if part.criterion == "challenges"]
    # One of ten pairs shares a challenge: 12 of 20 points for it, 1.2 in the mean.
    assert challenges.points == 1
    assert circle.points == total(circle.parts)
    assert "Shared challenges: 1 of the 10 pairs" in challenges.sentence


def test_points_are_whole_and_at_most_their_weight() -> None:
    now = snapshot(buddy("a", challenges=("A", "B", "C")), buddy("b", challenges=("a", "b", "c")))
    known = partners(now)
    grid = points(Company(now, known), CRITERIA["challenges"], 30, [known["a"]], [known["b"]])
    assert grid[0, 0] == 30


def test_why_not_says_the_rule_or_what_it_would_cost_the_others() -> None:
    # a-b and c-d share two challenges each; a-c would leave b-d with none.
    now = snapshot(
        buddy("a", challenges=("A", "B")), buddy("b", challenges=("A", "B")),
        buddy("c", challenges=("A", "C")), buddy("d", challenges=("C", "A"), avoid_ids=("a",)),
    )  # fmt: skip
    found = propose(now, "buddies")
    assert {pair.people for pair in found.pairs} == {("a", "b"), ("c", "d")}
    assert "are together in this proposal" in why_not(now, found, "b", "a").sentence
    cost = why_not(now, found, "a", "c")
    assert cost.allowed
    assert "the lowest score would fall" in cost.sentence
    assert cost.cost is not None
    assert [item.person for item in cost.cost.changed] == ["a", "b", "c", "d"]
    kept = why_not(now, found, "a", "d")
    assert (kept.allowed, kept.sentence) == (
        False, "Person a and Person d may not be paired: other reasons.",
    )  # fmt: skip
    with pytest.raises(NotFound):
        why_not(now, found, "a", "nobody")
