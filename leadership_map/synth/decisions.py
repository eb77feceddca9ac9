"""Who decides what: the rows of `data/facts/decisions.csv` as responsibilities, one a part."""

from collections.abc import Iterator, Mapping

from graph_service.codes import PARTS
from graph_service.records import Responsibility
from leadership_map.synth import facts


def responsibilities() -> Iterator[Responsibility]:
    """A decision at place (area `*`) is repeated for each borough."""
    for row in facts.rows("decisions"):
        for area in facts.BOROUGHS if row["area"] == "*" else (row["area"],):
            for part in PARTS:
                for holder in row[part].split():
                    every = part == "informed" and area == "sel" and "*" in holder
                    for place in facts.BOROUGHS if every else (area,):
                        yield _responsibility(row, area, part, holder.replace("*", place))


def _responsibility(row: Mapping[str, str], area: str, part: str, holder: str) -> Responsibility:
    body, _, post = holder.partition("/")
    decides = part == "accountable"
    topic = row["topic"].lower().replace("£", "").replace(" ", "-")
    return Responsibility(
        id=f"{topic}-{area}-{part}-{holder.replace('/', '-')}",
        topic=row["topic"],
        part=part,
        organization_id=body,
        post_id=f"{body}-{post}" if post else "",
        area_id=area,
        level=row["level"],
        limit=row["limit"] if decides else "",
        delegated_by_id=row["delegated_by"] if decides else "",
        escalates_to_id=_escalation(row, part, body),
        invented=True,
    )


def _escalation(row: Mapping[str, str], part: str, body: str) -> str:
    if part == "accountable":
        return row["escalates_to"]
    # Where the one responsible is the one to escalate to, it passes the question back: a circle.
    circle = part == "responsible" and body == row["escalates_to"]
    return row["accountable"] if circle else ""
