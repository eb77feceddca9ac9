"""People's names as they stand in lists: vacancies, titles, and which names are alike."""

import re
from collections.abc import Sequence

TITLES = frozenset({
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady",
    "baroness", "baron", "cllr", "councillor", "rev", "revd", "reverend", "canon", "the",
    "hon", "rt",
})  # fmt: skip
_VACANT = re.compile(
    r"(?:currently |post |seat |role |position )?(?:vacan(?:t|cy)\b.*|"
    r"t\.?b\.?[cad]\.?(?: ?[(,:/-].*)?|to be (?:confirmed|appointed|advised|decided|announced|"
    r"recruited)\b.*|n\.? ?/?\.?a\.?|not (?:applicable|appointed|filled|known|yet appointed)|"
    r"none|nil|unfilled|unknown|awaiting appointment|no[- ]?one|nobody|recruiting|"
    r"under recruitment|[-\N{EN DASH}\N{EM DASH}?.]+)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:grand |overall |sub-? ?)?totals?(?:\W*\d*|\W+(?:number|count|leaders|people|members|names|"
    r"records|rows|headcount|staff)\b.*)|(?:count|sum|average|headcount)\W*\d*",
    re.IGNORECASE,
)
_ORGANIZATIONAL = re.compile(
    r"\b(?:nhs|trust|surger(?:y|ies)|practice|hospitals?|council|board|committee|centres?|center|"
    r"clinic|health|healthcare|care|services?|group|pcn|ccg|icb|ics|network|ltd|limited|plc|llp|"
    r"cic|house|lodge|home|court|manor|pharmac(?:y|ies)|chemists?|university|college|school|"
    r"society|charity|foundation|federation|partnership|partners|association|borough|london|"
    r"department|agency|company|medical|road|street|hospice|programme|team|unit|institute)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}.-][^\W\d_]+)*\.?")
_FEW, _MANY, _LONGEST = 2, 5, 8


def is_vacancy(name: str) -> bool:
    """Whether what stands for a name says that nobody is there: `Vacant`, `TBC`, `N/A`, `-`."""
    return bool(_VACANT.fullmatch(name.strip("()[] \t\n")))


def is_total(name: str) -> bool:
    """Whether what stands for a name begins a row that counts the others: `Total`, `Total: 12`."""
    return bool(_TOTAL.fullmatch(name.strip()))


def is_doubtful(name: str) -> bool:
    """Whether a name looks like a note or a number instead: a digit, a colon, or many words."""
    return bool(re.search(r"[\d:@]", name)) or len(name.split()) > _LONGEST


def words_of(name: str) -> list[str]:
    """The words of a name in small letters, without titles; `Able, Ann` is `ann able`."""
    before, comma, after = name.partition(",")
    # What follows a comma is a given name, unless it is letters such as MBE or FRCP.
    if comma and " " not in before.strip() and after.strip() and not after.strip().isupper():
        name = f"{after} {before}"
    words = [word.strip(".,;()").casefold() for word in name.split()]
    return [word for word in words if word and word not in TITLES] or [name.strip().casefold()]


def name_key(name: str) -> str:
    """A name by which two rows name one person: without titles, capitals and spaces apart."""
    return " ".join(words_of(name))


def are_alike(one: str, other: str) -> bool:
    """Whether two names can be one person's: the same last word and first letter."""
    first, second = words_of(one), words_of(other)
    return first[-1] == second[-1] and first[0][:1] == second[0][:1]


def looks_like_a_person(text: str) -> bool:
    """Whether a text has the form of a person's name, and no word of an organisation's."""
    words = [word for word in text.replace(",", " ").split() if word]
    return (
        _FEW <= len(words) <= _MANY
        and all(_WORD.fullmatch(word) for word in words)
        and not _ORGANIZATIONAL.search(text)
    )


def mostly_people(texts: Sequence[str]) -> bool:
    """Whether most of a column's texts look like people's names; true of a blank column."""
    named = [text for text in texts if text and not is_vacancy(text)]
    return sum(map(looks_like_a_person, named)) * 5 >= len(named) * 3


def mostly_theirs(names: Sequence[str], emails: Sequence[str]) -> bool:
    """Whether most e-mail addresses hold the last word of the name that stands beside them."""
    pairs = [(name, text) for name, text in zip(names, emails, strict=True) if name and "@" in text]
    theirs = [
        words_of(name)[-1] in email.partition("@")[0].casefold()
        for name, email in pairs
        if looks_like_a_person(name)
    ]
    return bool(pairs) and sum(theirs) * 2 > len(pairs)
