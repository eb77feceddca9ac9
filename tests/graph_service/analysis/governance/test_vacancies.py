"""Which posts stand empty, and since when."""

from graph_service.analysis.governance.vacancies import vacancies
from graph_service.records import Record
from tests.builders import body, membership, organization, person, post, snapshot


def empty(*records: Record) -> list[tuple[str, str]]:
    base = [body("board"), person("ann"), person("bob"), *records]
    today = [item for item in base if not item.end_date or item.end_date >= "2026-09-01"]
    return [(item.post.id, item.words) for item in vacancies(snapshot(*today), snapshot(*base))]


def test_a_vacancy_lasts_from_the_end_of_whoever_held_the_post_last() -> None:
    assert empty(
        post("chair", "board", start_date="2019-04-01"),
        membership("ann", post_id="chair", start_date="2019-04-01", end_date="2022-03-31"),
        membership("bob", post_id="chair", start_date="2022-04-01", end_date="2025-06-30"),
    ) == [("chair", "Since 30 June 2025, 14 months")]


def test_a_post_that_nobody_ever_held_is_empty_since_it_was_made() -> None:
    assert empty(post("lead", "board", start_date="2026-08-15"), post("other", "board")) == [
        ("lead", "Never held since 15 August 2026, less than a month"),
        ("other", "Not known"),
    ]


def test_a_held_post_an_unnamed_one_and_one_of_no_body_are_not_vacant() -> None:
    assert not empty(
        organization("trust"),
        post("trust-post", "trust"),
        post("chair", "board"),
        membership("ann", post_id="chair"),
        post("staff", "board", undisclosed=True),
    )
