"""Many people as groups: everybody and every tie is counted once."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.group_map import group_map
from tests.builders import person, snapshot, tie

LEVELS = ("board", "senior", "")


@given(
    st.lists(st.sampled_from(LEVELS), min_size=1, max_size=12),
    st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30),
)
def test_people_and_ties_add_up(levels: list[str], said: set[tuple[int, int]]) -> None:
    pairs = {(a, b) for a, b in said if a < b < len(levels)}
    people = [person(f"p{place}", level=level) for place, level in enumerate(levels)]
    ties = [tie(f"p{one}", f"p{other}") for one, other in pairs]
    found = group_map(snapshot(*people, *ties), "level")
    assert {item.code: item.people for item in found.groups} == Counter(levels)
    within = sum(levels[one] == levels[other] for one, other in pairs)
    assert sum(item.inside for item in found.groups) == within
    assert sum(number for _, _, number in found.lines) == len(pairs) - within
    assert sum(item.out for item in found.groups) == 2 * (len(pairs) - within)
    assert found.ties == len(pairs)
    assert found.alone == len(levels) - len({end for pair in pairs for end in pair})
    assert found.places.keys() == {*levels}
