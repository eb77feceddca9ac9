"""The report for a board: worked by hand, for all systems, and on the sample."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.report import MOST_FINDINGS, report
from graph_service.codes import LEVELS, SECTORS
from graph_service.errors import NotFound, Refused
from graph_service.records import Record, Yardstick
from graph_service.scope import Scope
from tests.builders import body, membership, organization, person, post, snapshot

BOARD = Scope("Organization", "board")


def target(group: str) -> Yardstick:
    return Yardstick(id=f"y-{group}", name="Ours", dimension="sector", group=group, count=1,
                     scope=str(BOARD), basis="The board’s plan")  # fmt: skip


def board() -> list[Record]:
    """Four from acute on a board of five seats, whose target asks for pharmacy and the VCSE."""
    people = [person(f"p{n}", name=f"Named {n}", sector="acute") for n in range(4)]
    return [
        body("board", name="Board"),
        organization("chemist", name="A chemist", sector="pharmacy"),
        *people,
        *(membership(one.id, "board") for one in people),
        person("kim", name="Kim Keys", sector="pharmacy"),
        membership("kim", "chemist"),
        post("seat", "board", label="Pharmacy member", sector="pharmacy"),
        target("pharmacy"),
        target("vcse"),
    ]


def test_it_says_what_is_missing_and_what_stands_empty() -> None:
    found = report(snapshot(*board()), BOARD, "sector")
    assert found.people == 4
    assert found.findings == (
        "Nobody from pharmacy or voluntary, community and social enterprise sits on the Board.",
        "The one seat stands empty.",
    )


def test_it_suggests_the_seat_the_invitation_and_who_could_send_somebody() -> None:
    assert report(snapshot(*board()), BOARD, "sector").suggestions == (
        "Fill the vacant seat “Pharmacy member”, which asks for a group that is missing or too "
        "few.",
        "One free seat can close one of the two gaps, and no more (a gap is one person short in "
        "one group).",
        "Ask a chemist for somebody from pharmacy.",
        "Find an organisation that could send somebody from voluntary, community and social "
        "enterprise: we know of none.",
    )


def test_it_says_how_sure_we_are() -> None:
    # Four of four people: Wilson's interval begins at 4 / (4 + 1.96 ** 2) = 51%.
    assert report(snapshot(*board()), BOARD, "sector").sure == (
        "The sector of all 4 people is known.",
        "“Acute hospitals” is 4 of 4 people, 100%; so many people tell a share only to within an "
        "interval, here 51% to 100% (95%, Wilson). The fewer the people, the wider it is.",
        "Sector is measured against the board’s plan.",
    )


def test_people_of_whom_nothing_is_known_are_a_number_and_a_task() -> None:
    odd = [person("odd"), membership("odd", "board")]
    found = report(snapshot(*board(), *odd), BOARD, "sector")
    assert found.sure[0] == (
        "There are 5 people; not known, and part of no share, is the sector of one."
    )
    assert found.suggestions[-1] == (
        "Complete the records, so that everybody counts: the sector of one is not known."
    )


def test_an_organisation_that_could_send_several_is_named_once() -> None:
    # Two of six people are lay, so that of four on the board one and a third were expected.
    known = [person(f"p{n}", sector="acute", level="senior") for n in range(4)]
    lay = [person(id_, sector="pharmacy", level="lay") for id_ in ("kim", "lou")]
    found = report(snapshot(*board(), *known, *lay, membership("lou", "chemist")), BOARD)
    assert "Ask a chemist for somebody from pharmacy and somebody at lay level." in (
        found.suggestions
    )


def test_where_nobody_is_it_says_so_and_draws_nothing() -> None:
    found = report(snapshot())
    assert found.findings == ("Nobody is in the leadership network yet.",)
    assert found.pictured is None
    assert found.sure == found.suggestions == ()


def test_where_nothing_is_known_of_anybody_it_says_so() -> None:
    found = report(snapshot(person("a"), person("b")), None, "sector")
    assert found.findings == ("No sector is known yet of the 2 people here.",)
    assert found.pictured is None


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(Refused):
        report(snapshot(), None, "shoes")
    with pytest.raises(Refused, match="says nothing"):
        report(snapshot(*board()), BOARD, "", "none such")
    with pytest.raises(NotFound):
        report(snapshot(), Scope("Event", "none"))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(["", *SECTORS]), st.sampled_from(["", *LEVELS]),
                       st.booleans()), max_size=14),
    st.sampled_from(["", *BY_CODE]),
    st.sampled_from([None, BOARD]),
    st.sampled_from([None, "even", "minimum"]),
)  # fmt: skip
def test_any_system_has_a_report_that_names_nobody(
    said: list[tuple[str, str, bool]], by: str, scope: Scope | None, yardstick: str | None
) -> None:
    people = [
        person(f"p{at}", name=f"Named-{at}", sector=sector, level=level)
        for at, (sector, level, _) in enumerate(said)
    ]
    sits = [membership(f"p{at}", "board") for at, (_, _, sits) in enumerate(said) if sits]
    found = report(snapshot(*board(), *people, *sits), scope, by, yardstick)
    sentences = (*found.findings, *found.sure, *found.suggestions)
    assert 1 <= len(found.findings) <= MOST_FINDINGS
    assert not any("Named" in sentence or "Kim" in sentence for sentence in sentences)
    assert all(sentence.endswith(".") and ".." not in sentence for sentence in sentences)
    assert len(set(sentences)) == len(sentences)
