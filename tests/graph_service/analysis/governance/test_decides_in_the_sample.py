"""Who decides, worked by hand from the rows of data/facts/decisions.csv, and where nobody may say.

The way upwards is read from the rows' last column, then from data/facts/bodies.csv: the board of
the ICB reports to the integrated care partnership, which is at the top.
"""

from collections.abc import Iterator

import pytest

from graph_service.analysis.governance.decisions import decides
from graph_service.errors import NotFound
from graph_service.snapshot import Snapshot
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample

BOARD, TOP = "icb-board", "sel-icp"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """The sample system on its own day."""
    store = SqliteStore(tmp_path_factory.mktemp("decides") / "sample.db")
    load_sample(store)
    yield store.read()
    store.close()


@pytest.mark.parametrize(
    ("topic", "area", "accountable", "limit", "up"),
    [
        ("System strategy", "sel", TOP, "", []),
        ("NHS budget of the system", "sel", BOARD, "", [TOP]),
        ("New spending above £1 million", "sel", BOARD, "above £1,000,000 a year", [TOP]),
        ("New spending up to £1 million", "sel", "ics-executive", "up to £1,000,000 a year",
         [BOARD, TOP]),
        ("Medicines formulary", "sel", "medicines-committee",
         "up to £250,000 a year for a medicine", ["quality-group", BOARD, TOP]),
        ("Quality and safety standards", "sel", "quality-group", "", [BOARD, TOP]),
        ("Shared care record", "sel", "digital-board", "up to £500,000 a year",
         ["ics-executive", BOARD, TOP]),
        ("Use of population data", "sel", "population-health", "", [BOARD, TOP]),
        ("Workforce plan", "sel", "people-board", "", [BOARD, TOP]),
        ("Urgent care pathways", "sel", "uec-board", "up to £250,000 a year",
         ["ics-executive", BOARD, TOP]),
        ("Cancer screening", "sel", "cancer-board", "up to £250,000 a year",
         ["ics-executive", BOARD, TOP]),
        # Nothing is said of Greenwich itself: the system decides there too.
        ("Cancer screening", "greenwich", "cancer-board", "up to £250,000 a year",
         ["ics-executive", BOARD, TOP]),
        ("Maternity care standards", "sel", "children-board", "", ["quality-group", BOARD, TOP]),
        ("Research priorities", "sel", "research-board", "", [BOARD, TOP]),
        ("Involving patients and the public", "sel", BOARD, "", [TOP]),
        ("Community pharmacy", "lewisham", "lcp-lewisham", "up to £100,000 a year", [BOARD, TOP]),
        ("Community pharmacy", "lambeth", "lcp-lambeth", "up to £100,000 a year", [BOARD, TOP]),
        ("Community pharmacy", "southwark", "lcp-southwark", "up to £100,000 a year",
         [BOARD, TOP]),
        ("Going home from hospital", "bexley", "lcp-bexley", "up to £250,000 a year",
         [BOARD, TOP]),
        ("Stopping smoking", "bromley", "hwb-bromley", "", [TOP]),
        ("Pooled budget of council and NHS", "greenwich", "hwb-greenwich", "as agreed each year",
         [BOARD, TOP]),
    ],
)  # fmt: skip
def test_a_worked_case(
    system: Snapshot, topic: str, area: str, accountable: str, limit: str, up: list[str]
) -> None:
    found = decides(system, topic, area)
    [party] = found.parts.accountable
    assert (party.organization_id, party.limit) == (accountable, limit)
    assert [item.id for item in found.route] == [accountable, *up]
    assert found.sentence.startswith(f"{party.said} is accountable for {topic} in ")


@pytest.mark.parametrize(
    ("topic", "area", "where"),
    [
        ("Community pharmacy", "bexley", "Bexley"),
        ("Clinical and care leadership roles and sessions", "sel", "South East London"),
        ("Protected time for leaders", "lambeth", "Lambeth"),
        ("Shared waiting rooms and buildings", "sel", "South East London"),
    ],
)
def test_where_nobody_is_named_nobody_is_guessed(
    system: Snapshot, topic: str, area: str, where: str
) -> None:
    found = decides(system, topic, area)
    assert found.parts.accountable == ()
    assert found.route == ()
    assert found.sentence == f"Nobody is named as accountable for {topic} in {where}."


@pytest.mark.parametrize(
    ("topic", "area", "said"),
    [
        ("Parking", "lewisham", "Nothing is said of who decides 'Parking'"),
        ("mental health", "sel", "could be several: Mental health crisis care, Specialised"),
        ("Going home from hospital", "sel", "Nothing is said of who decides 'Going home"),
    ],
)
def test_what_is_not_said_is_not_guessed(
    system: Snapshot, topic: str, area: str, said: str
) -> None:
    with pytest.raises(NotFound, match=said):
        decides(system, topic, area)


def test_two_who_are_both_accountable_are_both_named(system: Snapshot) -> None:
    found = decides(system, "pharmacy", "greenwich")
    assert found.sentence == (
        "Two are each said to be accountable for Community pharmacy in Greenwich: Greenwich "
        "Health and Wellbeing Board; Healthier Greenwich Alliance. Only one should be."
    )
