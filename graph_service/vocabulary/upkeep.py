"""How the data are kept right: reviews, columns of lists, who is the same."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import kind
from graph_service.vocabulary.record import Record


@kind("review", "reviews", key=("by_id", "target", "on", "text"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Review(Record):
    """What somebody says of a body, a post or a responsibility, and the team's answer.

    A correction says which `field` of the target should no longer say `was` but `value`.
    """

    by_id: str = has.ref("Person", "By", required=True, relation="WRITTEN_BY", personal=True)
    target: str = has.text("About (KIND:ID)", required=True)
    on: str = has.day("On")
    text: str = has.text("Text", personal=True)
    state: str = has.code("State", codes.REVIEW_STATES)
    field: str = has.text("Field to correct")
    was: str = has.text("What it says")
    value: str = has.text("What it should say")
    outcome: str = has.code("What became of it", codes.REVIEW_OUTCOMES)
    answer: str = has.text("Answer of the team")
    answered_on: str = has.day("Answered on")


@kind(
    "column of a list",
    "columns of lists",
    sheet="list_columns",
    key=("list", "heading"),
    apart=True,
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ListColumn(Record):
    """What the team said that a column of somebody's list of leaders means."""

    list: str = has.text("Name of the list, which is its source", required=True)
    heading: str = has.text("Heading of the column, in one spelling", required=True)
    meaning: str = has.text("What the column means", required=True)


@kind(
    "decision whether two are the same",
    "decisions whether two are the same",
    sheet="identities",
    key=("of", "kept_id", "other_id"),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Identity(Record):
    """What the team decided of two people, or two organisations: one and the same, or not.

    Where they are the same, all that is said of the other is read as said of the one that is kept.
    """

    of: str = has.code("Of what", codes.IDENTITIES, required=True)
    # Texts, since the other one is in no snapshot any more.
    kept_id: str = has.text("Id of the one that is kept", required=True, personal=True)
    other_id: str = has.text("Id of the other", required=True, personal=True)
    same: bool | None = has.flag("One and the same", required=True)
    note: str = has.text("Note", personal=True)
