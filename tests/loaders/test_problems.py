"""Problems are said so that a person can mend them, and so that a page can hold them."""

from loaders import summed_up
from loaders.problems import Complaints, Problem, Severity


def problem(row: int, severity: Severity = "error", text: str = "It is odd.") -> Problem:
    return Problem("a.csv", row, "name", "x", text, "Mend it.", severity)


def test_a_problem_is_a_sentence_with_its_place() -> None:
    assert str(problem(3)) == "Error in a.csv, row 3, column 'name': It is odd. Mend it."


def test_alike_problems_are_one_sentence_and_errors_come_first() -> None:
    found = [problem(2, "warning"), *(problem(row) for row in range(3, 15))]

    assert summed_up(found) == [
        "Error in a.csv, 12 rows (3, 4, 5, 6, 7, 8, 9, 10, …), column 'name': It is odd. Mend it.",
        "Warning in a.csv, row 2, column 'name': It is odd. Mend it.",
    ]


def test_of_very_many_problems_in_a_column_the_first_are_kept_and_the_others_counted() -> None:
    complain = Complaints()

    for row in range(5000):
        complain(problem(row, text=f"Row {row} is odd."))

    assert len(complain.found) == 1001
    assert complain.found[-1].problem == "4000 more rows have problems."
    assert complain.found[-1].severity == "error"
