"""Present but not heard: seats, votes, chairs, money and ties, on boards counted by hand."""

from typing import Any

import pytest

from graph_service.analysis.room import Held, held_by_person
from graph_service.analysis.voice import Voice, voice
from graph_service.analysis.voice_findings import Finding, chance_of_so_few
from graph_service.analysis.voice_words import rarely, tenths
from graph_service.errors import NotFound, Refused
from graph_service.records import Record
from graph_service.scope import Scope
from tests.builders import body, membership, organization, person, post, snapshot, tie

BOARD = Scope("Organization", "board")


def seat(person_id: str, body_id: str = "board", **said: Any) -> list[Record]:
    """A post of their own on a body."""
    id_ = f"{body_id}-{person_id}"
    return [post(id_, body_id, **said), membership(person_id, post_id=id_)]


def board(*groups: tuple[str, int, dict[str, Any]]) -> list[Record]:
    """A board with so many people of each sector, in posts that say this."""
    records: list[Record] = [body("board", name="Partnership Board")]
    for sector, many, said in groups:
        for number in range(many):
            id_ = f"{sector}-{number}"
            records += [person(id_, sector=sector), *seat(id_, **said)]
    return records


def said(found: Voice, kind: str) -> list[Finding]:
    return [one for one in found.findings if one.kind == kind]


def test_three_people_without_a_vote_among_twelve_with_one() -> None:
    records = board(("acute", 12, {"voting": True}), ("social-care", 3, {"voting": False}))
    found = voice(snapshot(*records), scope=BOARD)
    [finding] = said(found, "vote")
    assert (
        finding.text
        == "Three people from social care sit on the Partnership Board, but have no vote."
    )
    # One way of 15 x 14 x 13 / 6 to choose the three without a vote.
    assert finding.chance == pytest.approx(1 / 455)
    assert finding.how_sure == "If votes ignored groups this would happen in about 1 of 455 cases."
    assert finding.sure


def test_one_person_without_a_vote_is_a_fact_but_too_few_to_say_more() -> None:
    records = board(("acute", 3, {"voting": True}), ("vcse", 1, {"in_attendance": True}))
    [finding] = said(voice(snapshot(*records), scope=BOARD), "vote")
    assert finding.text.startswith(
        "One person from voluntary, community and social enterprise sits"
    )
    assert (finding.sure, finding.chance) == (False, 0.25)
    assert finding.how_sure.endswith("about 1 of 4 cases: too few to say more.")


def test_where_nothing_is_said_of_votes_nothing_is_concluded() -> None:
    records = board(("acute", 3, {}), ("social-care", 3, {}))
    found = voice(snapshot(*records), scope=BOARD)
    assert said(found, "vote") == []
    assert found.held.unsaid == 6


def test_who_is_on_a_body_without_a_post_has_a_seat_of_whose_vote_nothing_is_said() -> None:
    records = [*board(("acute", 2, {"voting": True})), person("x"), membership("x", "board")]
    held = held_by_person(snapshot(*records), BOARD)
    assert held["x"] == Held(seats=1, unsaid=1)


def test_nobody_chairs_anything() -> None:
    people = [person(id_, sector="pharmacy" if id_ in "pq" else "acute") for id_ in "pqrs"]
    chairs = [*seat("r", chair=True), *seat("s", "other", chair=True)]
    records = [body("board"), body("other"), *people, *chairs, *seat("p"), *seat("q")]
    [finding] = said(voice(snapshot(*records)), "chair")
    assert finding.text == "Nobody from pharmacy chairs anything; two people hold seats."
    assert finding.chance == pytest.approx(1 / 6)
    assert not finding.sure


def test_a_body_with_one_chair_says_nothing_of_the_groups_that_do_not_hold_it() -> None:
    records = board(("acute", 1, {"chair": True}), ("pharmacy", 5, {}))
    assert said(voice(snapshot(*records), scope=BOARD), "chair") == []


def test_none_of_the_sessions_is_funded() -> None:
    paid = {"sessions": 2.0, "funded_sessions": 2.0}
    records = board(("acute", 9, paid), ("vcse", 4, {"sessions": 3.0, "funded_sessions": 0.0}))
    [finding] = said(voice(snapshot(*records), scope=BOARD), "funding")
    assert finding.text == (
        "None of the 12 sessions a week held by people from voluntary, community and social "
        "enterprise is funded."
    )
    assert finding.chance == pytest.approx(1 / 715)  # one of 13 x 12 x 11 x 10 / 24


def test_a_job_share_divides_and_a_deputy_has_nothing_while_the_holder_is_there() -> None:
    records = [
        body("board"),
        *(person(id_) for id_ in "abc"),
        post("s", "board", sessions=3.0, funded_sessions=1.0, voting=True, chair=True),
        membership("a", post_id="s"),
        membership("b", post_id="s"),
        membership("c", post_id="s", deputy=True),
    ]
    held = held_by_person(snapshot(*records))
    assert held["a"] == held["b"] == Held(0.5, 0.5, 0, 0.5, 0.5, 0.5, 1.5, 0.5)
    assert held["c"] == Held()
    alone = held_by_person(snapshot(*(item for item in records if item.id not in ("a--s", "b--s"))))
    assert alone["c"].votes == 1


def test_on_a_body_only_what_is_held_there_counts() -> None:
    records = [*board(("acute", 1, {"voting": True})), body("else")]
    records += seat("acute-0", "else", voting=True, chair=True)
    assert voice(snapshot(*records), scope=BOARD).held.seats == 1
    assert voice(snapshot(*records)).held.seats == 2


def test_fishers_convicts() -> None:
    """2 of 17 dizygotic twins, and 10 of 13 monozygotic ones, were convicted: Fisher 1935."""
    assert chance_of_so_few(2, 17, 12, 30) == pytest.approx(619 / 1330665)


def silo() -> list[Record]:
    """Six people who all know each other and one more, and a ring of twelve others."""
    inside, ring = [f"in{n}" for n in range(6)], [f"ring{n:02}" for n in range(12)]
    people = [person(id_, sector="mental-health") for id_ in inside]
    people += [person(id_, sector="acute") for id_ in ring]
    ties = [tie(one, other) for one in inside for other in inside if one < other]
    ties += [tie(ring[n], ring[(n + step) % 12]) for n in range(12) for step in (1, 2, 3, 4)]
    return [*people, *ties, tie("in0", "ring00")]


def test_a_group_whose_ties_stay_among_themselves() -> None:
    found = voice(snapshot(*silo()))
    [finding, _] = sorted(said(found, "inside"), key=lambda one: one.group, reverse=True)
    assert finding.text.startswith(
        "Nine in ten of the ties of people from mental health stay among themselves: 15 of 16, "
        "where ties that ignored groups would leave about 3.7."
    )
    assert finding.sure
    mental = next(item for item in found.groups if item.group == "mental-health")
    assert mental.inside.ei_index == (1 - 15) / 16


def test_a_group_at_the_edge() -> None:
    found = voice(snapshot(*silo(), *(person(f"x{n}", sector="pharmacy") for n in range(5))))
    [finding] = [one for one in said(found, "edge") if one.group == "pharmacy"]
    assert finding.text == (
        "People from pharmacy sit at the edge of the network: half of them know nobody, and "
        "that somebody else here knows more is certain."
    )


def test_of_fewer_than_five_people_no_ties_are_told() -> None:
    found = voice(snapshot(*silo(), *(person(f"x{n}", sector="pharmacy") for n in range(4))))
    pharmacy = next(item for item in found.groups if item.group == "pharmacy")
    assert pharmacy.known.verdict == "too-few-to-say"
    assert pharmacy.known.middle is None
    assert [one for one in said(found, "edge") if one.group == "pharmacy"] == []


def test_ties_that_lead_out_of_the_scope_do_not_count() -> None:
    records = [organization("o"), membership("in0", "o"), membership("in1", "o"), *silo()]
    assert voice(snapshot(*records), scope=Scope("Organization", "o")).ties == 1


def test_an_empty_network_has_no_findings() -> None:
    found = voice(snapshot())
    assert (found.people, found.groups, found.findings) == (0, (), ())


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(NotFound):
        voice(snapshot(), scope=BOARD)
    with pytest.raises(Refused, match="cannot be grouped"):
        voice(snapshot(), "colour")


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "none"), (0.01, "hardly any"), (0.1, "one in ten"), (0.5, "half"), (0.9, "nine in ten"),
     (0.96, "almost all"), (1, "all")],
)  # fmt: skip
def test_a_share_in_words(share: float, words: str) -> None:
    assert tenths(share) == words


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.0001, "in fewer than 1 of 1,000 cases"), (0.05, "in about 1 of 20 cases"),
     (0.7, "about as often as not")],
)  # fmt: skip
def test_how_rarely_chance_does_it(chance: float, words: str) -> None:
    assert rarely(chance) == words
