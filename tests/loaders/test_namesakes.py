"""One id for two things of different names is said before they become one."""

from graph_service.records import Source
from graph_service.store import TEAM, Batch
from loaders.namesakes import one_id_two_names
from tests.builders import person, snapshot


def batch(source: str, *names: str) -> Batch:
    where = Source(source, f"{source}.csv", 7)
    return Batch(source, [person("1", name=name, source=where) for name in names])


KNOWN = snapshot(person("1", name="Acciaiuoli", source=Source("florence", "nodes.csv", 2)))


def test_an_id_that_another_source_gives_to_somebody_else_is_a_warning_at_its_row() -> None:
    (problem,) = one_id_two_names([batch("women", "Evelyn")], KNOWN)
    assert (problem.file, problem.row, problem.value) == (
        "women.csv", 7, "Evelyn / Acciaiuoli",
    )  # fmt: skip
    assert problem.severity == "warning"
    assert "source florence gives the id of this person" in problem.problem


def test_two_sources_in_one_load_are_looked_at_as_well() -> None:
    found = one_id_two_names([batch("a", "Ann"), batch("b", "Bo")], snapshot())
    assert [problem.file for problem in found] == ["b.csv"]


def test_names_that_share_a_word_a_new_edition_and_the_team_s_hand_are_no_namesakes() -> None:
    assert one_id_two_names([batch("women", "Ms ACCIAIUOLI")], KNOWN) == ()
    assert one_id_two_names([batch("florence", "Evelyn")], KNOWN) == ()
    assert one_id_two_names([batch(TEAM, "Evelyn")], KNOWN) == ()
