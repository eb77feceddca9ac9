"""Who may be in the store twice, with which reasons; never of whom the team has decided."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.duplicates import LEAST, Suspect, suspects
from graph_service.records import Area, Identity, Membership, Record, Source
from tests.builders import body, membership, organization, person, snapshot
from tests.searches import long_search


def only(*records: Record) -> Suspect:
    (found,) = suspects(snapshot(*records))
    return found


def none(*records: Record) -> bool:
    return suspects(snapshot(*records)) == ()


def decided(one: str, other: str, *, same: bool, of: str = "person") -> Identity:
    return Identity(id=f"{one}-{other}", of=of, kept_id=one, other_id=other, same=same)


def test_two_with_one_name_and_one_address_are_suspected_and_the_fuller_one_is_kept() -> None:
    found = only(
        person("a", name="Ann Example", email="ann@example.org"),
        person("b", name="Ann Example", email="Ann@Example.org", level="board"),
    )
    # One name leaves 0.3 open, one address a tenth of that.
    assert found == Suspect(
        "Person", "person", "b", "a", 0.97,
        ("Both are called Ann Example.", "Both have the same e-mail address."), (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("Dr Ann Example", "'Ann Example' and 'Dr Ann Example' are one name but for title"),
        ("Example, Ann", "'Ann Example' and 'Example, Ann' are one name but for title"),
        ("A. Example", "'A. Example' and 'Ann Example' are one name but for title and initials."),
        ("Anne Exampel", "'Ann Example' and 'Anne Exampel' are nearly the same name."),
    ],
)
def test_a_name_said_otherwise_is_suspected_within_one_organisation(other: str, said: str) -> None:
    found = only(
        organization("o", name="Exampleton Council"),
        person("a", name="Ann Example"),
        person("b", name=other),
        membership("a", "o"),
        membership("b", "o"),
    )
    assert found.reasons[0].startswith(said)
    assert found.reasons[1] == "Both belong to Exampleton Council."
    assert found.score > 0.65


def test_initials_or_a_likeness_alone_are_too_little() -> None:
    assert none(person("a", name="Ann Example"), person("b", name="A. Example"))
    assert none(person("a", name="Ann Example"), person("b", name="Anne Exampel"))


def test_job_title_place_and_telephone_add_to_a_name() -> None:
    found = only(
        Area(id="x", name="Bexley"),
        person(
            "a", name="A. Example", job_title="Chair", area_id="x", telephone="+44 20 7946 0000"
        ),
        person("b", name="Ann Example", job_title="chair", area_id="x", telephone="020 7946 0000"),
    )
    assert found.reasons[1:] == (
        "Both have the same telephone number.", "Both are Chair.", "Both are based in Bexley.",
    )  # fmt: skip
    # 1 - 0.6 * 0.5 * 0.65 * 0.75
    assert found.score == 0.8538


def test_a_shared_mailbox_of_two_names_is_doubted() -> None:
    assert none(
        person("a", name="Ann Example", email="office@example.org"),
        person("b", name="Ben Other", email="office@example.org"),
    )


def test_two_addresses_at_one_domain_speak_against_it() -> None:
    assert none(
        person("a", name="Ann Example", email="ann@example.org"),
        person("b", name="Ann Example", email="ann.example@example.org"),
    )
    found = only(
        person("a", name="Ann Example", email="ann@example.org"),
        person("b", name="Ann Example", email="ann@example.com"),
    )
    assert (found.score, found.doubts) == (0.7, ())


def test_a_common_name_in_different_organisations_speaks_against_it() -> None:
    people = [person(id_, name="Ann Example") for id_ in "abc"]
    orgs = [organization(id_, name=f"{id_} Council") for id_ in ("kent", "york", "bath")]
    held = [membership(item.id, org.id) for item, org in zip(people, orgs, strict=True)]
    assert none(*people, *orgs, *held)
    assert len(suspects(snapshot(*people[:2], *orgs, *held[:2]))) == 1


def test_two_who_sit_side_by_side_in_one_source_speak_against_it() -> None:
    def sits(id_: str, source: str) -> Membership:
        return membership(id_, "cplg", source=Source(source))

    people = [person(id_, name="Ann Example") for id_ in "ab"]
    board = body("cplg", name="Partnership")
    apart = suspects(snapshot(board, *people, sits("a", "x.xlsx"), sits("b", "x.xlsx")))
    assert apart == ()
    found = only(board, *people, sits("a", "x.xlsx"), sits("b", "y.xlsx"))
    # 1 - 0.3 * 0.5: both belong to the body
    assert (found.score, found.doubts) == (0.85, ())
    three = [person(id_, name="Ann Example", email="a@example.org") for id_ in "ab"]
    kept = suspects(snapshot(board, *three, sits("a", "x.xlsx"), sits("b", "x.xlsx")))
    assert [item.doubts for item in kept] == []


def test_organisations_are_suspected_by_code_and_by_name() -> None:
    found = only(
        organization("a", name="King's & Queen's NHS Foundation Trust", ods_code="rj1"),
        organization("b", name="Kings and Queens", ods_code="RJ1", purpose="Care"),
    )
    assert (found.kind, found.of, found.kept_id, found.other_id) == (
        "Organization", "organization", "b", "a",
    )  # fmt: skip
    assert found.reasons[0] == "Both have the ODS code RJ1."
    assert found.reasons[1].endswith("are one name but for words such as NHS, Trust or and.")
    # 1 - 0.1 * 0.35
    assert found.score == 0.965


def test_what_speaks_against_two_organisations_of_one_name() -> None:
    def pair(one: dict[str, Any], other: dict[str, Any]) -> bool:
        names = {"name": "Quality Committee"}
        return none(organization("a", **names, **one), organization("b", **names, **other))

    assert not pair({}, {})
    assert pair({"ods_code": "A1"}, {"ods_code": "B1"})
    assert pair({"parent_id": "x"}, {"parent_id": "y"})
    assert pair({"area_id": "x"}, {"area_id": "y"})
    assert pair({"is_body": True}, {})
    assert pair({"parent_id": "b"}, {})
    assert pair({"classification": "GP"}, {"classification": "Ward"})


def test_of_whom_something_is_decided_nothing_is_suggested() -> None:
    pair = [person(id_, name="Ann Example") for id_ in "ab"]
    assert none(*pair, decided("a", "b", same=False))
    assert none(*pair, decided("b", "a", same=True))
    assert none(*pair, decided("c", "b", same=True), decided("a", "c", same=False))
    assert not none(*pair, decided("a", "b", same=False, of="organization"))


def test_a_crowd_of_one_name_is_told_apart_by_where_it_works() -> None:
    crowd = [person(f"p{number:03}", name="Ann Example") for number in range(60)]
    work = [organization("o"), membership("p001", "o"), membership("p007", "o")]
    found = suspects(snapshot(*crowd, *work))
    assert [(item.kept_id, item.other_id) for item in found] == [("p001", "p007")]


def test_what_a_multitude_is_called_is_no_name() -> None:
    many = [person(f"p{number:04}", name="Vacant") for number in range(1_001)]
    assert none(organization("o"), *many, *(membership(f"p000{number}", "o") for number in "12"))


_people = st.lists(
    st.tuples(
        st.sampled_from(["Ann", "Anne", "A.", "Dr Ann", "Ben", "B", "", "Zoë", "Ann Mary"]),
        st.sampled_from(["Example", "Exampel", "O'Brien", "OBrien", "", "1", "2"]),
        st.sampled_from(["", "a@example.org", "b@example.org", "b@example.com"]),
        st.sampled_from(["", "o", "q"]),
    ),
    max_size=7,
)


_decisions = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()),
    unique_by=lambda pair: frozenset(pair[:2]),
)


@given(people=_people, pairs=_decisions)
@long_search(2_000)
def test_suspicion_is_mutual_repeatable_and_never_of_what_is_decided(
    people: list[tuple[str, str, str, str]], pairs: list[tuple[int, int, bool]]
) -> None:
    def world(prefixes: str) -> list[Record]:
        records: list[Record] = [organization("o"), organization("q")]
        names = [f"{prefixes[number]}{number}" for number in range(len(people))]
        for id_, (given_name, family, email, work) in zip(names, people, strict=True):
            records.append(person(id_, name=f"{given_name} {family}".strip(), email=email))
            records += [membership(id_, work)] if work else []
        records += [
            decided(names[one], names[other], same=same)
            for one, other, same in pairs
            if one != other and max(one, other) < len(names)
        ]
        return records

    def unordered(found: tuple[Suspect, ...]) -> dict[frozenset[str], tuple[Any, ...]]:
        return {
            frozenset((item.kept_id[1:], item.other_id[1:])): (
                item.score, item.reasons, item.doubts,
            )
            for item in found
        }  # fmt: skip

    found = suspects(snapshot(*world("aaaaaaa")))
    assert found == suspects(snapshot(*world("aaaaaaa")[::-1]))
    # Ids in another order are told the same of the same pairs.
    assert unordered(found) == unordered(suspects(snapshot(*world("gfedcba"))))
    assert len(unordered(found)) == len(found)
    taken = {frozenset(f"a{number}" for number in pair[:2]) for pair in pairs}
    for item in found:
        assert item.kept_id != item.other_id
        assert frozenset((item.kept_id, item.other_id)) not in taken
        assert LEAST <= item.score <= 1
        assert item.reasons
