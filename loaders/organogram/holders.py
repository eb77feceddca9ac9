"""What the name column of an organogram says: a person, nobody, or somebody not named."""

import re
from difflib import SequenceMatcher
from typing import Literal

Holder = Literal["named", "undisclosed", "vacant", "eliminated"]

_UNDISCLOSED = frozenset({
    "", "nd", "na", "notdisclosed", "namenotdisclosed", "nondisclosed", "notdisclosable",
    "undisclosed", "disclosed", "withheld", "namewithheld", "redacted", "nameredacted", "notnamed",
    "notgiven", "notprovided", "notknown", "notapplicable", "notavailable", "anonymous", "unknown",
    "ndd", "nilreturn", "tbc", "tba", "tobeconfirmed", "tobeadvised", "none", "nil", "null",
    "blank", "xx",
})  # fmt: skip
# A frozen post is still there, and may not be filled for now.
_VACANT = frozenset({"vacant", "vacancy", "unfilled", "frozen"})
_ENDED = frozenset({"eliminated", "disestablished", "abolished", "deleted", "discontinued"})
_TO_COME = re.compile(
    r"(to be|awaiting|being) (recruited|appointed|filled|recruitment|appointment)\b|recruiting\b"
)
_FILLERS = frozenset({"post", "role", "position", "now", "currently", "has", "been", "is", "the"})


def holder(name: str) -> Holder:
    """Whether `name` names a person, or says that the post is vacant, eliminated or not disclosed.

    `N/D`, `ND`, `Not Disclosed` and the like, blanks and numbers are somebody not named; a name
    with the word vacant in it is a vacancy; `Eliminated` and `Vacant` are known when misspelt.
    """
    words = [word for word in re.findall(r"[a-z]+", name.lower()) if word not in _FILLERS]
    return _nobody(words) or ("undisclosed" if _is_hidden(name, words) else "named")


def _nobody(words: list[str]) -> Literal["vacant", "eliminated"] | None:
    """Whether the words say that the post has nobody, or is no more."""
    if _VACANT & set(words) or _TO_COME.match(" ".join(words)):
        return "vacant"
    if _ENDED & set(words):
        return "eliminated"
    if len(words) == 1:
        ended = _like(words[0], "eliminated") or _like(words[0], "abolished")
        if ended or words[0].startswith("elimin") or _like(words[0], "deleted"):
            return "eliminated"
        if _like(words[0], "vacant") or _like(words[0], "vacancy"):
            return "vacant"
    return None


def _is_hidden(name: str, words: list[str]) -> bool:
    # "N/D (maternity cover)" is as undisclosed as "N/D"; "N D Smith" is a person.
    bare = re.sub(r"\(.*?\)|[^a-z]", "", name.lower())
    said = bare in _UNDISCLOSED or words[:1] == ["redacted"] or words == ["a", "n", "other"]
    return said or re.match(r"\W*n\s?[/\\.]\s?d\b", name.lower()) is not None


def _like(word: str, meant: str) -> bool:
    return SequenceMatcher(None, word, meant).ratio() > 0.8
