"""Say something of a body, a post or a decision, sign it off, and answer what was said."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from graph_service.analysis.governance.reviews import is_open, target_of
from graph_service.errors import Refused
from graph_service.fields import Field
from graph_service.records import KINDS, Record, Review
from graph_service.snapshot import Snapshot

CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "Organization": ("name", "purpose", "meets", "quorum", "terms_of_reference"),
    "Post": ("label", "role", "sessions", "funded_sessions", "term_months"),
    "Responsibility": ("topic", "limit"),
}
"""The fields that a reviewer can correct, by kind."""


def commented(snapshot: Snapshot, target: str, text: str, by_id: str) -> Review:
    """A comment on a body, a post or a part in a decision (KIND:ID).

    Raises:
        Refused: nothing is said, or what it is about is not there.
    """
    if not text.strip():
        raise Refused("Write what you would like to say.")
    _record(snapshot, target)
    return _review(snapshot, target, by_id, "comment", text=text.strip())


def corrected(snapshot: Snapshot, target: str, field: str, value: str, by_id: str) -> Review:
    """A proposal that a field of a body, a post or a part should say something else.

    Raises:
        Refused: there is no such field, it says that already, or the value cannot be one of it.
    """
    spec, record = _field(snapshot, target, field), _record(snapshot, target)
    value = " ".join(value.split())
    was = _said(getattr(record, field))
    if value == was:
        raise Refused(f"It says that already: {spec.label.lower()} is '{was}'.")
    _value(spec, value)
    return _review(snapshot, target, by_id, "correction", field=field, was=was, value=value)


def signed_off(snapshot: Snapshot, body_id: str, by_id: str) -> Review:
    """A sign-off: everything said of a body is right today."""
    return _review(snapshot, f"Organization:{body_id}", by_id, "signed-off")


def settled(
    snapshot: Snapshot, review: Review, outcome: str, answer: str, own: Record | None = None
) -> list[Record]:
    """What to write when the team answers: its part of the review, and what an acceptance changes.

    `own` is what the team says of the target already: it says one field more afterwards.

    Raises:
        Refused: it was settled already, an answer is missing, or the field says something else
            by now.
    """
    if not is_open(review):
        raise Refused("This was settled already.")
    outcomes = ("accepted", "declined") if review.field else ("answered",)
    if outcome not in outcomes:
        raise Refused("Choose what becomes of it.")
    if outcome != "accepted" and not answer.strip():
        raise Refused("Write an answer: the reviewer reads it.")
    # The team's row says only what the team says; the reviewer's words stay theirs.
    said = Review(
        id=review.id, by_id=review.by_id, target=review.target, outcome=outcome,
        answer=answer.strip(), answered_on=snapshot.as_of,
    )  # fmt: skip
    return [said, _changed(snapshot, review, own)] if outcome == "accepted" else [said]


def _changed(snapshot: Snapshot, review: Review, own: Record | None) -> Record:
    spec, record = _field(snapshot, review.target, review.field), _record(snapshot, review.target)
    if _said(getattr(record, review.field)) != review.was:
        raise Refused(
            f"Since this was proposed the {spec.label.lower()} has changed to "
            f"'{_said(getattr(record, review.field))}': answer instead."
        )
    if own is None:
        needed = {f.name: getattr(record, f.name) for f in KINDS[type(record).__name__].fields
                  if f.required}  # fmt: skip
        own = type(record)(id=record.id, **needed)
    return replace(own, **{review.field: _value(spec, review.value)})


def _review(snapshot: Snapshot, target: str, by_id: str, state: str, **said: Any) -> Review:
    on = snapshot.as_of
    told = "\n".join((by_id, target, state, on, *(f"{value}" for value in said.values())))
    id_ = f"review-{on}-{sha256(told.encode()).hexdigest()[:12]}"
    if id_ in snapshot.reviews:
        raise Refused("You said exactly this today already.")
    return Review(id=id_, by_id=by_id, target=target, on=on, state=state, start_date=on, **said)


def _record(snapshot: Snapshot, target: str) -> Record:
    kind, _, id_ = target.partition(":")
    found = snapshot.of(kind).get(id_) if kind in CORRECTABLE else None
    if found is None or not target_of(snapshot, Review(id="", by_id="", target=target)):
        raise Refused("Choose what it is about.")
    record: Record = found
    return record


def _field(snapshot: Snapshot, target: str, field: str) -> Field:
    kind = type(_record(snapshot, target)).__name__
    if field not in CORRECTABLE[kind]:
        raise Refused("Choose what should be corrected.")
    return KINDS[kind].by_name[field]


def _said(value: Any) -> str:
    """A value as it stands on a page: "" for none, whole numbers without a point."""
    return "" if value is None else f"{value:g}" if isinstance(value, float) else f"{value}"


def _value(spec: Field, text: str) -> Any:
    """The value that a text means for a field.

    Raises:
        Refused: it is blank, or no number where one is wanted.
    """
    if not text:
        raise Refused("Write what it should say. That it should say nothing is a comment.")
    if spec.type == "text":
        return text
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = -1
    if not 0 <= number < 1e6 or (spec.type == "whole" and number != int(number)):
        raise Refused(f"'{text}' cannot be the {spec.label.lower()}: write a number in figures.")
    return int(number) if spec.type == "whole" else number
