"""Differences between two days: each kind where it is planted."""

from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.governance.changes import Change, changes
from graph_service.records import Record
from tests.builders import body, membership, organization, person, post, snapshot


def between(before: list[Record], after: list[Record]) -> list[Change]:
    return changes(snapshot(*before), snapshot(*after))


def held(person_id: str, post_id: str) -> Record:
    return membership(person_id, post_id=post_id)


def test_each_kind_of_change_is_told_once() -> None:
    people = [person("ann"), person("bob"), organization("trust"), post("job", "trust")]
    before: list[Record] = [
        *people, body("a"), body("old"), post("in-old", "old"),
        post("stays", "a"), post("gone", "a"), post("filled", "a"), post("emptied", "a"),
        post("passed", "a"), held("ann", "stays"), held("ann", "emptied"), held("ann", "passed"),
    ]  # fmt: skip
    after: list[Record] = [
        *people, body("a"), body("young"), post("in-young", "young"), held("ann", "job"),
        post("stays", "a"), post("made", "a"), post("filled", "a"), post("emptied", "a"),
        post("passed", "a"), held("ann", "stays"), held("bob", "filled"), held("bob", "passed"),
    ]  # fmt: skip
    assert between(before, after) == [
        Change("emptied", "a", "emptied", ("ann",), ()),
        Change("filled", "a", "filled", (), ("bob",)),
        Change("post-gone", "a", "gone"),
        Change("post-new", "a", "made"),
        Change("changed", "a", "passed", ("ann",), ("bob",)),
        Change("body-gone", "old"),
        Change("body-new", "young"),
    ]


STATES = st.dictionaries(
    st.sampled_from(["p", "q", "r"]), st.frozensets(st.sampled_from(["ann", "bob"])), max_size=3
)


@given(STATES, STATES)
def test_the_way_back_is_the_way_there_turned_round(
    one: dict[str, frozenset[str]], other: dict[str, frozenset[str]]
) -> None:
    def day(posts: dict[str, frozenset[str]]) -> list[Record]:
        seats = [post(id_, "a") for id_ in posts]
        holders = [held(who, id_) for id_, on in posts.items() for who in on]
        return [body("a"), person("ann"), person("bob"), *seats, *holders]

    turned = {"post-new": "post-gone", "post-gone": "post-new", "filled": "emptied",
              "emptied": "filled", "changed": "changed"}  # fmt: skip
    there, back = between(day(one), day(other)), between(day(other), day(one))
    assert back == [
        Change(turned[item.kind], item.body_id, item.post_id, item.after, item.before)
        for item in there
    ]
    assert between(day(one), day(one)) == []
