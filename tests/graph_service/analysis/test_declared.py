"""People's own answers as published totals, by hand and against an attacker."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.declared import quarter_days, releases
from graph_service.analysis.published import NO_ANSWER, Release
from graph_service.records import Area, Declaration, Record, Yardstick
from graph_service.snapshot import Snapshot, as_at
from tests.attacker import OTHER, Attacker, seen
from tests.builders import declaration, membership, organization, person, snapshot
from tests.searches import long_search

UNTIL = "2026-08-15"


def answers_of(
    *said: tuple[str, int], day: str = "2026-05-05"
) -> tuple[list[Record], list[Declaration]]:
    """So many people with each answer; "" for none."""
    people: list[Record] = []
    given_: list[Declaration] = []
    for answer, many in said:
        for number in range(many):
            id_ = f"{answer or 'none'}-{number:03}"
            people.append(person(id_))
            if answer:
                given_.append(declaration(id_, "sex", answer=answer, start_date=day))
    return people, given_


def shown(release: Release, crossing: str = "", group: str = "") -> dict[str, object]:
    column = next(one for one in release.tables[crossing].columns if one.group == group)
    return {
        row: cell.number if cell.number is not None else cell.mark
        for row, cell in column.cells.items()
    }


def test_numbers_are_rounded_to_five_and_small_ones_are_hidden() -> None:
    people, said = answers_of(("Female", 33), ("Male", 22), ("Prefer not to say", 4), ("", 17))
    [release] = releases(snapshot(*people), said, "sex", UNTIL)
    assert shown(release) == {"Female": 35, "Male": 20, NO_ANSWER: 20}
    assert release.day == "2026-07-01"


def test_a_small_answer_is_named_only_in_words_that_the_census_has() -> None:
    people, said = answers_of(("Female", 40), ("Kim, 3 High Street", 2), ("", 20))
    words = [
        Yardstick(id=word, name="population", dimension="sex", group=word, share=0.5)
        for word in ("Female", "Male")
    ]
    [release] = releases(snapshot(*people, *words), said, "sex", UNTIL)
    # Nobody answered "Male": leaving it out would say so.
    assert shown(release) == {"Female": 40, "Male": "fewer-than-10", NO_ANSWER: 20}


def test_a_rare_answer_is_not_named_either_where_another_is_hidden_for_its_sake() -> None:
    people, said = answers_of(("Female", 28), ("Male", 13), ("Kim, 3 High Street", 1))
    [release] = releases(snapshot(*people), said, "sex", UNTIL)
    assert "Kim, 3 High Street" not in shown(release)


def test_an_answer_counts_from_the_quarter_day_after_it() -> None:
    people, said = answers_of(("Female", 40), ("Male", 40), day="2026-04-02")
    late = declaration("none-000", "sex", answer="Male", start_date="2026-07-02")
    found = releases(snapshot(*people, person("none-000")), [*said, late], "sex", UNTIL)
    assert [one.day for one in found] == ["2026-07-01"]
    assert shown(found[0])["Male"] == 40


def test_an_answer_taken_back_is_gone_on_the_next_quarter_day() -> None:
    people, said = answers_of(("Female", 30), ("Male", 30), day="2026-01-02")
    gone = [
        declaration(one.person_id, "sex", answer=one.answer, start_date="2026-01-02",
                    end_date="2026-05-01")
        for one in said[:15]
    ]  # fmt: skip
    found = releases(snapshot(*people), [*gone, *said[15:]], "sex", UNTIL)
    assert [one.day for one in found] == ["2026-04-01", "2026-07-01"]
    assert [shown(one)["Female"] for one in found] == [30, 15]
    assert shown(found[1])[NO_ANSWER] == 15


def test_the_same_figures_are_shown_again_until_ten_people_have_come_or_gone() -> None:
    people, said = answers_of(("Female", 32), ("Male", 30), day="2026-01-02")
    joined = [person(f"new-{number}", start_date="2026-05-01") for number in range(9)]
    given_ = [
        declaration(one.id, "sex", answer="Female", start_date="2026-05-01") for one in joined
    ]
    found = releases(snapshot(*people, *joined), [*said, *given_], "sex", UNTIL)
    assert [(one.day, one.figures_of) for one in found] == [
        ("2026-04-01", "2026-04-01"), ("2026-07-01", "2026-04-01"),
    ]  # fmt: skip
    assert shown(found[1])["Female"] == 30


def test_an_answer_without_a_day_is_in_no_figure() -> None:
    people, said = answers_of(("Female", 30), ("Male", 30))
    undated = [declaration(one.person_id, "sex", answer="Male") for one in said[:12]]
    [release] = releases(snapshot(*people), [*undated, *said[12:]], "sex", UNTIL)
    assert shown(release) == {"Female": 20, "Male": 30, NO_ANSWER: 10}
    assert releases(snapshot(*people), undated, "sex", UNTIL) == []


def test_nothing_is_published_of_nine_people() -> None:
    people, said = answers_of(("Female", 9))
    [release] = releases(snapshot(*people), said, "sex", UNTIL)
    assert release.tables == {}


def test_an_employer_needs_thirty_leaders_and_a_borough_ten() -> None:
    people, said = answers_of(("Female", 30), ("Male", 30))
    places = [
        Area(id="a", name="A", classification="borough"),
        organization("big", area_id="a"), organization("small"),
    ]  # fmt: skip
    seats = [membership(one.id, "big" if at < 31 else "small") for at, one in enumerate(people)]
    [release] = releases(snapshot(*people, *places, *seats), said, "sex", UNTIL)
    assert [one.group for one in release.tables["organization"].columns] == ["big"]


def test_quarter_days_are_the_first_of_every_third_month() -> None:
    assert quarter_days("2025-09-30", "2026-04-01") == ["2025-10-01", "2026-01-01", "2026-04-01"]
    assert quarter_days("2026-01-02", "2026-03-31") == []


def test_the_attacker_succeeds_where_figures_are_only_rounded() -> None:
    # 12 are shown as 10; with one who joins, 13 are shown as 15. So she is one of them.
    people, said = answers_of(("Female", 12), ("Male", 30), ("", 20), day="2026-01-02")
    joined = person("joined", start_date="2026-05-01")
    answer = declaration("joined", "sex", answer="Female", start_date="2026-05-01")
    whole = snapshot(*people, joined)
    found = releases(whole, [*said, answer], "sex", UNTIL)
    attacker = attacker_of(whole, found, [*said, answer])
    assert not any(attacker.is_sure_of(one, "Female") for one in attacker.kind_of)
    naive = [
        *releases(whole, [*said, answer], "sex", "2026-04-15"),
        *releases(whole, [replaced(one) for one in [*said, answer]], "sex", UNTIL),
    ]
    assert attacker_of(whole, naive, [*said, answer]).is_sure_of("joined Female", "Female")


def replaced(one: Declaration) -> Declaration:
    """The same answer as of the last quarter, so that only its figures are looked at."""
    return declaration(one.person_id, "sex", answer=one.answer, start_date="2026-05-02")


def attacker_of(whole: Snapshot, found: list[Release], said: list[Declaration]) -> Attacker:
    return Attacker(seen(whole, found, versions(whole, found, said)))


def versions(
    whole: Snapshot, found: list[Release], said: list[Declaration]
) -> dict[tuple[str, str], str]:
    """Each person's answer on each day, under a name that changes when their answer does."""
    named = {}
    for day in {one.figures_of for one in found}:
        for id_ in as_at(whole, day).people:
            held = [
                one.answer for one in said
                if one.person_id == id_ and one.start_date <= day
                and (not one.end_date or day <= one.end_date)
            ]  # fmt: skip
            named[id_, day] = f"{id_} {held[-1] if held else NO_ANSWER}"
    return named


def random_system(seed: int) -> tuple[Snapshot, list[Declaration]]:
    """Leaders who come and go over a year, in places, sectors and an employer that overlap."""
    random = Random(seed)  # noqa: S311 - makes systems, guards nothing
    records: list[Record] = [
        *(Area(id=place, name=place, classification="borough") for place in ("east", "west")),
        *(organization(f"o{n}", sector=random.choice(("acute", "primary", "vcse")),
                       area_id=random.choice(("east", "west", ""))) for n in range(5)),
    ]  # fmt: skip
    answers = ["A", "B", "C", "D"][: random.randint(2, 4)]
    weights = [random.choice((1, 3, 12)) for _ in answers]
    said: list[Declaration] = []
    for number in range(random.randint(30, 70)):
        id_ = f"p{number:02}"
        start = random.choice(("", "", "", "2025-12-01", "2026-02-01", "2026-05-01"))
        end = random.choice(("", "", "", "", "2026-03-01", "2026-06-01"))
        if end and end <= start:
            end = ""
        level = random.choice(("senior", "board"))
        records.append(person(id_, start_date=start, end_date=end, level=level))
        records.append(membership(id_, f"o{min(random.randrange(9), 4)}"))
        if random.random() < 0.8:
            chosen = random.choices(answers, weights)[0]
            day = max(start, "2025-09-15")
            changes = random.random() < 0.1
            said.append(declaration(id_, "sex", answer=chosen, start_date=day,
                                    end_date="2026-04-30" if changes else ""))  # fmt: skip
            if changes and day < "2026-04-30":
                chosen = random.choice(answers)
                said.append(declaration(id_, "sex", id=f"{id_}-2", answer=chosen,
                                        start_date="2026-05-01"))  # fmt: skip
    return snapshot(*records), said


@pytest.mark.timeout(0)
@given(st.integers(0, 10**9))
@long_search(1000)
def test_no_attacker_learns_an_answer_or_a_hidden_number(seed: int) -> None:
    whole, said = random_system(seed)
    found = releases(whole, said, "sex", UNTIL)
    numbers = seen(whole, found, versions(whole, found, said))
    if not numbers:
        return
    attacker = Attacker(numbers)
    # People whom nothing tells apart are one question; with unlike answers none of them is certain.
    together: dict[int, list[str]] = {}
    for name, kind in attacker.kind_of.items():
        together.setdefault(kind, []).append(name)
    for names in together.values():
        given_ = {name.split(" ", 1)[1] for name in names}
        if len(given_) == 1:
            answer = given_.pop()
            named = answer if answer in attacker.answers else OTHER
            assert not attacker.is_sure_of(names[0], named)
    hidden = [number for number in numbers if number.hidden]
    for number in hidden[:: max(1, len(hidden) // 10)]:
        assert not attacker.works_out(number)
