"""What each operation may be asked in its address: for the document and for the checks."""

from graph_service import codes
from graph_service.analysis.governance.sessions import BY
from graph_service.analysis.history_days import STEPS
from graph_service.scope import KINDS_OF_SCOPE
from web.api.schemas import ID, LARGEST_WHOLE, LONGEST_ID, LONGEST_TEXT, Schema

MOST, DEFAULT = 1_000, 100
Question = tuple[Schema, bool, str]
"""The schema of an answer, whether it must be given, and what is asked."""
DIMENSIONS = [code for code in codes.DIMENSIONS if code not in codes.CHARACTERISTICS]
_DAY: Schema = {"type": "string", "format": "date"}
_TEXT: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
_AS_OF: Question = (_DAY, False, "On which day; by default today")
_SCOPE: Question = (
    {"type": "string", "pattern": f"^({'|'.join(KINDS_OF_SCOPE)}):.+$", "maxLength": LONGEST_ID},
    False,
    "Whose people; by default all",
)
_YARDSTICK: Question = (_TEXT, False, "What to measure by")


def _one_of(values: list[str], said: str, default: str = "") -> Question:
    schema: Schema = {"type": "string", "enum": values}
    return (schema | ({"default": default} if default else {}), not default, said)


def _whole(least: int, most: int, said: str, **more: int) -> Question:
    return ({"type": "integer", "minimum": least, "maximum": most, **more}, False, said)


_BY = _one_of(DIMENSIONS, "Groups of what", "sector")
_SECOND: Question = ({"type": "string", "enum": DIMENSIONS}, False, "Crossed with")
_SEED = _whole(0, LARGEST_WHOLE, "Breaks ties", default=0)
QUERY: dict[str, dict[str, Question]] = {
    "list": {
        "limit": _whole(1, MOST, "How many at most", default=DEFAULT),
        "cursor": ({"type": "string", "minLength": 1, "maxLength": LONGEST_ID}, False,
                   "`next` of the page before"),
        "as_of": (_DAY, False, "The records that hold on this day; by default today"),
    },
    "get": {"as_of": (_DAY, False, "As it was on this day; by default today")},
    "gaps": {"by": _one_of(DIMENSIONS, "Groups of what"), "second": _SECOND, "scope": _SCOPE,
             "yardstick": _YARDSTICK, "as_of": _AS_OF},
    "gap_history": {
        "by": _BY, "second": _SECOND, "scope": _SCOPE, "yardstick": _YARDSTICK,
        "since": (_DAY, False, "The first day; by default some steps ago"),
        "every": _one_of(list(STEPS), "How often", "quarter"),
    },
    "measures": {"by": _BY, "second": _SECOND, "scope": _SCOPE, "yardstick": _YARDSTICK,
                 "as_of": _AS_OF},
    "voice": {"by": _BY, "scope": _SCOPE, "as_of": _AS_OF},
    "nobody": {"scope": _SCOPE, "as_of": _AS_OF},
    "heard": {"by": _BY, "scope": _SCOPE, "as_of": _AS_OF,
              "until": (_DAY, False, "By which day they were heard")},
    "report": {"by": ({"type": "string", "enum": DIMENSIONS}, False, "Groups of what"),
               "scope": _SCOPE, "yardstick": _YARDSTICK, "as_of": _AS_OF},
    "governance": {"as_of": _AS_OF},
    "decides": {"topic": (_TEXT, True, "Which decision"),
                "area": (ID, True, "Where: the id of an Area"), "as_of": _AS_OF},
    "changes": {"since": (_DAY, True, "The first day"), "until": (_DAY, False, "The last day")},
    "sessions": {"by": _one_of(list(BY), "Sessions by what", "body"), "as_of": _AS_OF},
    "succession": {"as_of": _AS_OF},
    "connect": {"from": (_TEXT, True, "The id or the name of a Person"),
                "to": (_TEXT, True, "The id or the name of another"), "as_of": _AS_OF},
    "network": {"by": _BY, "as_of": _AS_OF},
    "invite": {
        "to": (_TEXT, True, "A body, an event, or KIND:ID"),
        "seats": _whole(1, 99, "How many; by default the vacant posts"),
        "by": ({"type": "string", "enum": DIMENSIONS}, False, "Which gaps to close"),
        "yardstick": _YARDSTICK, "as_of": _AS_OF,
    },
    "pairs": {"scheme": (ID, True, "Of which scheme"),
              "round": (ID, False, "The name or the id of a round"), "seed": _SEED},
    "load": {
        "name": ({"type": "string", "pattern": r"^[A-Za-z0-9 _-]+\.[a-z.]{2,12}$",
                  "maxLength": 100}, True, "What the file is called; its ending says what it is"),
        "source": ({"type": "string", "pattern": "^[A-Za-z0-9 _-]+$", "maxLength": 100}, False,
                   "The name of its source; by default each format's own"),
        "dry_run": _one_of(["yes", "no"], "Only say what it would do", "no"),
    },
}  # fmt: skip
"""What each operation may be asked."""
SAID = {
    "gaps": "Who is missing", "gap_history": "What became of gaps over time",
    "measures": "Every measure of one question", "voice": "Who is present but not heard",
    "nobody": "Organisations, places and services that have nobody",
    "heard": "Whom interviews, workshops and events reached",
    "report": "What to tell the board", "governance": "Bodies, posts, holders and vacancies",
    "decides": "Who decides", "changes": "What changed in the governance between two days",
    "sessions": "How much time posts ask for, and who pays for it",
    "succession": "Whose terms end, and who could follow",
    "connect": "Who can introduce whom", "network": "How the whole hangs together",
    "invite": "Whom to invite so that most gaps close",
    "pairs": "Who should walk with whom; nothing is kept",
}  # fmt: skip
"""What each analysis answers."""
