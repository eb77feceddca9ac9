"""What pages about whole scopes share: what was asked, the form, and what cannot be answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from graph_service.analysis.dimensions import dimension
from graph_service.days import in_words as day_in_words
from graph_service.errors import NotFound, Refused
from graph_service.scope import people_within
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.missing_asked import Asked
from web.pages.missing_form import Form
from web.pages.missing_scopes import Found, scopes_named
from web.templating import count

Conclude = Callable[[Snapshot, Asked], tuple[str, object]]
"""What a page says first, and all that it shows below."""

FieldOf = Callable[[Snapshot, Asked], str]
"""Which field of its form an answer failed at."""


@dataclass(frozen=True)
class Frame:
    """A page around its `answer`; without one, `problem` says why, and at which `field`.

    `candidates` are what a name that was looked for could mean, with their addresses.
    """

    sentence: str
    asked: Asked
    endpoint: str
    form: Form
    as_at: str
    answer: object | None = None
    problem: str = ""
    field: str = ""
    candidates: tuple[tuple[str, Found], ...] = ()

    @classmethod
    def of(cls, snapshot: Snapshot, asked: Asked, endpoint: str, sentence: str) -> "Frame":
        """The frame with its first sentence, and nothing in it yet."""
        as_at = day_in_words(snapshot.as_of) if asked.as_of else ""
        return cls(sentence, asked, endpoint, Form.of(snapshot, asked), as_at)


def answered(
    endpoint: str, template: str, conclude: Conclude, field_of: FieldOf | None = None
) -> str | tuple[str, int] | Response:
    """Gather what the address asks, conclude, show; or say beside the field what is wrong."""
    asked = Asked.of(request.args)
    try:
        snapshot = store().read(asked.as_of)
    except Refused as refusal:
        return _refused(Frame.of(store().read(), asked, endpoint, ""), template, "as_of", refusal)
    if asked.find:
        return _find(snapshot, asked, endpoint, template)
    try:
        sentence, answer = conclude(snapshot, asked)
    except (NotFound, Refused) as refusal:
        frame = Frame.of(snapshot, asked, endpoint, "")
        return _refused(frame, template, (field_of or scope_or_by)(snapshot, asked), refusal)
    frame = Frame.of(snapshot, asked, endpoint, sentence)
    return render_template(template, page=replace(frame, answer=answer))


def _find(
    snapshot: Snapshot, asked: Asked, endpoint: str, template: str
) -> str | tuple[str, int] | Response:
    found = scopes_named(snapshot, asked.find)
    if len(found) == 1:
        return redirect(asked.address(endpoint, scope=found[0].scope))
    frame = Frame.of(snapshot, asked, endpoint, _which(asked, found))
    if not found:
        problem = f"Nothing here is called “{asked.find}”. Try a part of its name."
        return _refused(frame, template, "find", Refused(problem))
    candidates = tuple((asked.address(endpoint, scope=one.scope), one) for one in found)
    return render_template(template, page=replace(frame, candidates=candidates))


def _which(asked: Asked, found: Sequence[Found]) -> str:
    return f"{count(len(found), 'name')} could be meant by “{asked.find}”. Choose one."


def scope_or_by(snapshot: Snapshot, asked: Asked) -> str:
    """Which of the two fields of the shared form an answer failed at."""
    try:
        if asked.where:
            people_within(snapshot, asked.where)
    except (NotFound, Refused):
        return "scope"
    return "by"


def scope_by_or_yardstick(snapshot: Snapshot, asked: Asked) -> str:
    """Which of the three an answer failed at, where there is a yardstick to choose too."""
    field = scope_or_by(snapshot, asked)
    return "yardstick" if field == "by" and asked.yardstick and _known(asked.by) else field


def _known(by: str) -> bool:
    try:
        return not by or bool(dimension(by))
    except Refused:
        return False


def _refused(frame: Frame, template: str, field: str, refusal: Exception) -> tuple[str, int]:
    sentence = "That question cannot be answered as it stands."
    shown = replace(frame, sentence=sentence, field=field, problem=str(refusal))
    return render_template(template, page=shown), 400
