"""What may stand in a text: one rule, however it is looked for."""

from hypothesis import example, given
from hypothesis import strategies as st

from loaders.characters import cleaned, is_clean

_TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("\0\x07\x7f\x85\u202e\u2067\ud800\uffff\u2028é"))
)


@given(_TEXTS)
@example("An\u202en")
def test_a_long_text_is_judged_as_a_short_one(text: str) -> None:
    assert is_clean(text + "x" * 1_000) == is_clean(text)


@given(_TEXTS)
def test_a_cleaned_text_is_clean_and_a_clean_one_unchanged(text: str) -> None:
    tidy, said = cleaned(text)
    assert is_clean(tidy)
    assert (tidy == text) == (not said) == is_clean(text)
