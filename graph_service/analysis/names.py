"""How alike two names are, of people and of organisations; no more than what names can say.

Names are compared folded: without accents, capitals and punctuation. Likeness of spelling is the
Jaro-Winkler similarity (Winkler 1990), by rapidfuzz, which only this module knows.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import token_sort_ratio

_TITLES = frozenset("""
    dr mr mrs ms miss mx prof professor sir dame lord lady baron baroness rev revd reverend cllr
    councillor canon
""".split())  # fmt: skip  # noqa: SIM905
_HONOURS = frozenset("""
    obe mbe cbe kbe dbe phd md mp dl kc qc jp rn rgn ba bsc ma msc mba mbbs frcp frcs frcgp mrcp
    mrcgp frcn jr snr
""".split())  # fmt: skip  # noqa: SIM905
_NOISE = frozenset("""
    nhs trust foundation ft the and of for in at ltd limited plc llp cic cio uk inc
""".split())  # fmt: skip  # noqa: SIM905
"""Words that say little of which organisation is meant."""
_ALIKE = 0.9
_LIKE_NONE = 0.75
_ORGANIZATIONS_ALIKE = 92.0


def folded(text: str) -> list[str]:
    """The words of a text without accents, capitals and punctuation (`O'Brien` is one word)."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^\w\s]|_", " ", re.sub(r"['’`´]", "", plain)).split()


@dataclass(frozen=True)
class PersonName:
    """A person's name as its words: all but the family name, and the family name."""

    given: tuple[str, ...]
    family: str

    @classmethod
    def of(cls, text: str) -> "PersonName":
        """Read `Dr Ann M. Example, MBE`, `Example, Ann` and the like."""
        text = re.sub(r"\([^)]*\)", " ", text)
        family, comma, rest = text.partition(",")
        after = [word for word in folded(rest) if word not in _TITLES | _HONOURS]
        words = [*after, *folded(family)] if comma and after else folded(family)
        bare = [word for word in words if word not in _TITLES]
        while len(bare) > 1 and bare[-1] in _HONOURS:
            bare.pop()
        return cls(tuple(bare[:-1]), bare[-1] if bare else "")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words, in the order in which they are said."""
        return (*self.given, self.family)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Numbers in the name, by which people without a name of their own are told apart."""
        return tuple(re.findall(r"\d+", " ".join(self.words)))


SAME, REORDERED, SHORTENED, NEARLY = "same", "reordered", "shortened", "nearly"


def people_likeness(one: PersonName, other: PersonName) -> str:
    """How two names of people are alike: `same`, `reordered`, `shortened`, `nearly` or ""."""
    if not (one.family and other.family) or one.numbers != other.numbers:
        return ""
    if one.words == other.words:
        return SAME
    if sorted(one.words) == sorted(other.words):
        return REORDERED
    if not (one.given and other.given):
        return ""
    if one.family == other.family and all(map(_fits, one.given, other.given)):
        is_initial = 1 in (len(one.given[0]), len(other.given[0]))
        return SHORTENED if is_initial else REORDERED
    return NEARLY if _nearly(one, other) else ""


def _fits(one: str, other: str) -> bool:
    """Whether two given names are the same, or one is the other's initial."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _nearly(one: PersonName, other: PersonName) -> bool:
    first, second = one.given[0], other.given[0]
    return (
        min(len(first), len(second)) > 1
        and all(map(_fits, one.given[1:], other.given[1:]))
        and JaroWinkler.similarity(one.family, other.family) >= _ALIKE
        and JaroWinkler.similarity(first, second) >= _ALIKE
    )


def core(name: str) -> tuple[str, ...]:
    """The words of an organisation's name that tell it from others, or all where none does."""
    words = folded(name)
    return tuple(word for word in words if word not in _NOISE) or tuple(words)


def organizations_likeness(one: str, other: str) -> str:
    """How two names of organisations are alike: `same`, `shortened`, `nearly` or ""."""
    if not (one.strip() and other.strip()):
        return ""
    if folded(one) == folded(other):
        return SAME
    first, second = core(one), core(other)
    if sorted(first) == sorted(second):
        return SHORTENED
    numbers = [[word for word in words if word.isdigit()] for words in (first, second)]
    if numbers[0] != numbers[1]:
        return ""
    alike = token_sort_ratio(" ".join(first), " ".join(second))
    return NEARLY if alike >= _ORGANIZATIONS_ALIKE else ""


class Spellings:
    """Many names by the words in them, to find those that are nearly spelled as asked."""

    def __init__(self, names: Sequence[str]) -> None:
        """Read the names; they are known by their places."""
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(names):
            for word in set(folded(name)):
                self._places[word].append(place)

    def nearest(self, asked: str, least: float) -> list[int]:
        """The places of the names most like what is asked, the nearest first.

        A name is as like as the mean over the words asked for, each by the word most like it: 1
        for the same spelling; names below `least`, or where a word is like none, are left out.
        """
        words = folded(asked)
        likeness: dict[int, float] = {}
        for number, word in enumerate(words):
            best = self._best(word)
            likeness = {
                place: likeness.get(place, 0.0) + like
                for place, like in best.items()
                if not number or place in likeness
            }
        alike = {place: total / len(words) for place, total in likeness.items()}
        return sorted((p for p in alike if alike[p] >= least), key=lambda p: (-alike[p], p))

    def _best(self, word: str) -> dict[int, float]:
        """By place, how like the word of a name is that is most like this one."""
        best: dict[int, float] = {}
        for other, places in self._places.items():
            like = JaroWinkler.similarity(word, other, score_cutoff=_LIKE_NONE)
            if like:
                for place in places:
                    best[place] = max(like, best.get(place, 0.0))
        return best
