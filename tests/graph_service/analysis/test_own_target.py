"""A target as it was filled in becomes rows of the store."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.own_target import (
    Target,
    Wanted,
    check_name,
    rows_of_target,
    target_records,
)
from graph_service.analysis.yardsticks import lay
from graph_service.codes import SECTORS
from graph_service.errors import Refused
from graph_service.records import Source, Yardstick
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from tests.builders import body, snapshot

TARGET = Target(BY_CODE["sector"], "Organization:cplg", "target")
HAND, FILE = "hand", "plan"


def wishes() -> st.SearchStrategy[dict[str, Wanted]]:
    figures = st.one_of(
        st.just(Wanted()),
        st.integers(0, 30).map(lambda count: Wanted(count=count)),
        st.integers(0, 100).map(lambda percent: Wanted(share=percent / 100)),
    )
    return st.fixed_dictionaries(dict.fromkeys(SECTORS, figures))


def after(before: Snapshot, wanted: dict[str, Wanted]) -> Snapshot:
    """The snapshot once what is wanted is written by hand."""
    found = target_records(before, TARGET, wanted, "agreed", HAND)
    gone = {id_ for _, id_ in found.removed}
    kept = {id_: row for id_, row in before.yardsticks.items() if id_ not in gone}
    kept |= {row.id: replace(row, source=Source(HAND)) for row in found.records}
    return snapshot(body("cplg"), *kept.values())


@given(wishes(), wishes())
def test_whatever_was_wanted_before_what_is_wanted_now_is_what_is_laid(
    first: dict[str, Wanted], then: dict[str, Wanted]
) -> None:
    now = after(after(snapshot(body("cplg")), first), then)
    asked = {code: wish for code, wish in then.items() if wish != Wanted()}
    rows = rows_of_target(now, TARGET)
    assert {code: Wanted(row.count, row.share) for code, row in rows.items()} == asked
    assert len(now.yardsticks) == len(asked)
    measure = lay(now, (TARGET.by,), Scope.parse(TARGET.scope), None)
    assert measure.name == ("target" if asked else "network")
    if asked:
        assert measure.basis == "agreed"
        assert {group for (group,) in {*measure.shares, *measure.counts}} == asked.keys()


@given(wishes())
def test_the_same_again_changes_nothing(wanted: dict[str, Wanted]) -> None:
    found = target_records(after(snapshot(), wanted), TARGET, wanted, "agreed", HAND)
    assert (found.records, found.removed, found.refused) == ((), (), None)


def of_file(**said: object) -> Snapshot:
    row = Yardstick(
        id="r1", name="target", dimension="sector", group="Social care",
        scope=TARGET.scope, basis="plan", source=Source(FILE), **said,  # type: ignore[arg-type]
    )  # fmt: skip
    return snapshot(row)


def test_a_files_figure_is_overruled_under_its_own_id() -> None:
    found = target_records(of_file(count=1), TARGET, {"social-care": Wanted(3)}, "agreed", HAND)
    (row,) = found.records
    assert (row.id, row.group, row.count, row.basis) == ("r1", "Social care", 3, "agreed")


def test_a_files_figure_that_stays_is_not_said_again() -> None:
    found = target_records(of_file(count=1), TARGET, {"social-care": Wanted(1)}, "other", HAND)
    assert found.records == ()


@pytest.mark.parametrize(
    ("wish", "problem"),
    [(Wanted(), "write 0 to ask for nobody"), (Wanted(share=0.1), "as a number of people")],
)
def test_what_a_file_says_is_not_taken_away_nor_given_another_measure(
    wish: Wanted, problem: str
) -> None:
    wanted = {"social-care": wish, "acute": Wanted(2)}
    found = target_records(of_file(count=1), TARGET, wanted, "agreed", HAND)
    assert found.refused is not None
    assert problem in found.refused["social-care"]
    assert found.records == ()


@pytest.mark.parametrize("name", ["", "  ", "Even", "population", "x" * 101])
def test_some_names_are_not_the_teams_to_use(name: str) -> None:
    with pytest.raises(Refused):
        check_name(name)


def test_a_name_has_no_spaces_around_it() -> None:
    assert check_name("  CPLG   target ") == "CPLG target"
