from pathlib import Path

from tools.dictionary import dictionary

COMMITTED = Path(__file__).parent.parent / "docs" / "data-dictionary.md"


def test_the_data_dictionary_in_docs_is_the_one_that_the_vocabulary_gives() -> None:
    assert COMMITTED.read_text() == "\n".join(dictionary()) + "\n", "run `make docs`"
