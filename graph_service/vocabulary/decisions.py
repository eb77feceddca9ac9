"""Who decides what."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import kind
from graph_service.vocabulary.record import Record


@kind(
    "responsibility",
    "responsibilities",
    key=("topic", "area_id", "part", "organization_id", "post_id"),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Responsibility(Record):
    """Which body or post plays which part in a decision or function, where, up to what limit."""

    topic: str = has.text("Decision or function", required=True)
    part: str = has.code("Part", codes.PARTS, required=True)
    organization_id: str = has.ref("Organization", "Body", relation="RESTS_WITH")
    post_id: str = has.ref("Post", "Post", relation="RESTS_WITH")
    area_id: str = has.ref("Area", "Place", relation="IN_AREA")
    level: str = has.code("Level", codes.DECISION_LEVELS)
    limit: str = has.text("Up to which limit")
    delegated_by_id: str = has.ref("Organization", "Delegated by", relation="DELEGATED_BY")
    escalates_to_id: str = has.ref("Organization", "Escalates to", relation="ESCALATES_TO")
