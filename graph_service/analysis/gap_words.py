"""A gap as a sentence: "Nobody from social care sits on the CPLG; ..."."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.analysis.dimensions import Dimension
from graph_service.analysis.numerals import about, in_words, listed
from graph_service.analysis.yardsticks import Measure
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

REMARKS = {
    "under": "that is fewer than chance explains",
    "over": "that is more than chance explains",
    "too-few-to-say": "these are too few people to say more",
}
_LINK = {True: "or", False: "and"}


@dataclass(frozen=True)
class Wording:
    """What all sentences of one answer share.

    `phrases` place a person by each dimension ("from {}", and whether a name goes there), `one`
    and `many` say where ("sits on the CPLG", "sit on the CPLG"), `share` says the
    share that the yardstick gives.
    """

    phrases: tuple[tuple[str, bool], ...]
    one: str
    many: str
    yardstick: str
    share: str
    people: int

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        by: Sequence[Dimension],
        scope: Scope | None,
        measure: Measure,
        people: int,
    ) -> "Wording":
        """The wording for a scope: its verb fits a body, an employer or a place."""
        phrases = tuple((item.phrase, item.is_name) for item in by)
        verb, rest = _where(snapshot, scope)
        many = {"is": "are"}.get(verb, verb.removesuffix("s"))
        return cls(phrases, f"{verb} {rest}", f"{many} {rest}", measure.name, measure.words, people)

    def seen(self, words: Sequence[str], count: int) -> str:
        """Who is there: "Nobody from social care sits on the CPLG"."""
        return f"{self.who(words, count)} {self.one if count < 2 else self.many}"

    def who(self, words: Sequence[str], count: int) -> str:
        """The people alone: "Nobody from social care", "Two people based in Bexley"."""
        placed = [
            phrase.format(word if is_name else inside(word))
            for (phrase, is_name), word in zip(self.phrases, words, strict=True)
        ]
        who = " ".join(sorted(placed, key=_late))
        number = {0: "Nobody", 1: "One person"}.get(count, f"{in_words(count).capitalize()} people")
        return f"{number} {who}"

    def together(self, words: Sequence[str], *, nobody: bool) -> str:
        """Several groups of one dimension that are all missing, or that all have too few people."""
        phrase, is_name = self.phrases[0]
        names = listed([word if is_name else inside(word) for word in words], _LINK[nobody])
        if nobody:
            return f"Nobody {phrase.format(names)} {self.one}."
        return f"Fewer people {phrase.format(names)} {self.many} than chance explains."

    def asked(self, expected: float | None, least: int | None) -> str:
        """Who was expected: "an even share would be two of 24 people"."""
        if least is not None:
            return f"the yardstick '{self.yardstick}' asks for at least {in_words(least)}"
        if expected is None:
            return f"the yardstick '{self.yardstick}' says nothing of them"
        noun = "person" if self.people == 1 else "people"
        return f"{self.share} would be {about(expected)} of {self.people:,} {noun}"


def _late(placed: str) -> int:
    """Where two phrases meet: "from social care at board level", "based in Bexley whose ..."."""
    return ("from", "of", "with", "in", "at", "based", "whose").index(placed.partition(" ")[0])


def _where(snapshot: Snapshot, scope: Scope | None) -> tuple[str, str]:
    if scope is None:
        return "is", "in the leadership network"
    name = _with_article(snapshot.label(scope.kind, scope.id))
    if scope.kind == "Organization":
        is_body = scope.id in snapshot.bodies
        return ("sits", f"on {name}") if is_body else ("leads", f"at {name}")
    if scope.kind == "Area":
        return "leads", f"in {snapshot.label(scope.kind, scope.id)}"
    if scope.kind == "Group":
        return "is", f"in {name}"
    return ("takes", f"part in {name}") if scope.kind == "Programme" else ("came", f"to {name}")


def _with_article(name: str) -> str:
    return name if name.lower().startswith("the ") else f"the {name}"


def inside(word: str) -> str:
    """A word as it stands inside a sentence: abbreviations and names keep their capitals."""
    first, _, rest = word.partition(" ")
    if any(part[:1].isupper() and part[1:].islower() for part in rest.split()):
        return word
    small = first[1:].strip(",").replace("-", "")
    plain = first == "A" or (first[:1].isupper() and small.islower())
    return f"{first.lower()}{_ and ' '}{rest}" if plain else word
