"""Published rounds of three hundred after a host in fifty withdrew."""

from dataclasses import replace

import pytest

from graph_service.matching.timetable import best_timetable
from tests.graph_service.matching.rounds import pairs, reached, shadowing, withdrawn


@pytest.mark.parametrize("seed", [2, 3, 18])
def test_a_repair_leaves_the_other_pairs_as_they_are(seed: int) -> None:
    found = withdrawn(300, 180, seed)
    assert found.changed <= 0.01
    assert found.fixed <= pairs(found.repaired)
    assert reached(found.repaired) == reached(found.fresh)
    assert found.repaired.total >= 0.99 * found.fresh.total
    assert found.repaired.optimal


def test_visits_that_stay_keep_their_half_day() -> None:
    asked, aims = shadowing(60, 40, 1)
    before = best_timetable(asked, aims)
    dated = tuple((host, visitor, slot) for host, visitor, slot in before.groups)
    later = replace(asked, before=dated)
    again = best_timetable(later, replace(aims, stay=pairs(before), turns=(), seed=9))
    assert again.groups == before.groups
