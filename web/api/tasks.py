"""What the team lets a program do at once: match a round, publish it, load a file, take it back."""

from dataclasses import dataclass, field

from web.api.schemas import ID, LARGEST_WHOLE, LONGEST_ID, Schema

FILE = "application/octet-stream"


def _object(needed: tuple[str, ...], **fields: Schema) -> Schema:
    return {
        "type": "object",
        "properties": fields,
        "required": list(needed),
        "additionalProperties": False,
    }


@dataclass(frozen=True)
class Task:
    """Something to be done: at which address, said how; without a body it is sent a file."""

    path: str
    summary: str
    body: Schema = field(default_factory=dict)


_NAME: Schema = {"type": "string", "pattern": "[A-Za-z0-9]", "maxLength": LONGEST_ID}
_SEED: Schema = {"type": "integer", "minimum": 0, "maximum": LARGEST_WHOLE}
_VERSION: Schema = {"type": "integer", "minimum": 1, "maximum": LARGEST_WHOLE}
TASKS: dict[str, Task] = {
    "match": Task(
        "pairs/kept", "Match a round, and keep the pairs as its draft",
        _object(("scheme", "round"), scheme=ID, round=_NAME, seed=_SEED,
                keep={"type": "boolean"}),
    ),
    "publish": Task(
        "pairs/published", "Let the people of a round know",
        _object(("round_id",), round_id=ID, managers_agree={"type": "boolean"}),
    ),
    "load": Task("loads", "Load a file, all of it or nothing"),
    "undo": Task("loads/undone", "Take back a load", _object(("version",), version=_VERSION)),
}  # fmt: skip
"""All of them, by the name of their operation."""
