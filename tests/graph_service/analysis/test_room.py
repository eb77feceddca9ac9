"""What people hold adds up, whoever shares what with whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.room import held_by_person, together
from graph_service.analysis.voice import voice
from graph_service.records import Record
from graph_service.snapshot import Snapshot
from tests.builders import body, membership, person, post, snapshot

PEOPLE = "abcdef"


@st.composite
def rooms(draw: st.DrawFn) -> Snapshot:
    """Two bodies with posts, some vacant, some shared, some with deputies, and members beside."""
    sectors = st.sampled_from(["acute", "primary", "vcse", ""])
    records: list[Record] = [body("one"), body("two")]
    records += [person(id_, sector=draw(sectors)) for id_ in PEOPLE]
    for number in range(draw(st.integers(0, 6))):
        id_ = f"post-{number}"
        flags = {name: draw(st.sampled_from([None, True, False])) for name in ("voting", "chair")}
        sessions = draw(st.integers(0, 4))
        funded = draw(st.integers(0, sessions))
        where = draw(st.sampled_from(["one", "two"]))
        records.append(post(id_, where, sessions=sessions, funded_sessions=funded, **flags))
        for holder in draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=3)):
            deputy = draw(st.booleans()) or None
            records.append(membership(holder, post_id=id_, deputy=deputy))
    loose = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    records += [membership(id_, "one") for id_ in loose]
    return snapshot(*records)


@given(rooms())
def test_all_shares_add_up_to_the_posts_that_are_held(room: Snapshot) -> None:
    held = together(held_by_person(room).values())
    filled = [one for one in room.posts.values() if room.holders_of(one.id)]
    in_posts = {m.person_id for one in room.posts_in("one") for m in room.holders_of(one.id)}
    loose = {m.person_id for m in room.memberships_in("one") if not m.post_id} - in_posts
    assert held.seats == pytest.approx(len(filled) + len(loose), abs=1e-5)
    assert held.votes == pytest.approx(sum(bool(one.voting) for one in filled), abs=1e-5)
    assert held.chairs == pytest.approx(sum(bool(one.chair) for one in filled), abs=1e-5)
    assert held.sessions == pytest.approx(sum(one.sessions or 0 for one in filled), abs=1e-5)
    assert held.votes + held.unsaid <= held.seats + 1e-5
    assert held.paid <= held.timed + 1e-5


@given(rooms())
def test_what_groups_hold_adds_up_to_what_all_hold_and_chances_are_chances(room: Snapshot) -> None:
    found = voice(room)
    assert sum(item.held.seats for item in found.groups) == pytest.approx(
        found.held.seats, abs=1e-4
    )
    assert sum(item.people for item in found.groups) + found.unknown == found.people
    for finding in found.findings:
        assert finding.chance is None or 0 <= finding.chance <= 1
        assert finding.text.endswith(".")
        assert finding.sure == (finding.chance is None or finding.chance < 0.025)
