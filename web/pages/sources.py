"""Who says what? The sources in the order of trust, and where they disagree."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.errors import NotFound, Refused
from graph_service.records import KINDS, Record, System
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, TEAM
from graph_service.store.disagreements import Disagreement
from graph_service.store.speakers import Speaker, speakers
from web.held import store
from web.own_hand import team_row, write_by_hand
from web.pages.sources_views import SourcesPage, disputes_of
from web.paging import paged
from web.remembered import remembered

pages = Blueprint("sources", __name__)
DISPUTES_SHOWN = 25


@pages.get("/load/sources")
def page() -> str:
    """The sources and what they disagree about."""
    snapshot = store().whole()
    found = paged(_disagreements(snapshot), DISPUTES_SHOWN)
    shown = SourcesPage.of(_speakers(snapshot), store().entries(), found.total)
    disputes = disputes_of(snapshot, found.items)
    return render_template("sources.html", page=shown, disputes=disputes, list=found)


@pages.post("/load/sources/order")
def order() -> Response:
    """Trust one source more, or less: it changes places with its neighbour."""
    name, up = request.form.get("source", ""), request.form.get("to") == "up"
    names = [item.name for item in _speakers(store().whole()) if item.name not in (PERSON, TEAM)]
    if name not in names:
        raise NotFound("There is no such source.")
    place = names.index(name)
    other = place - 1 if up else place + 1
    if 0 <= other < len(names):
        names[place], names[other] = names[other], names[place]
        write_by_hand(_with_order(names), f"order of trust: {', '.join(names)}")
        flash(f"{name} is trusted {'more' if up else 'less'} than {names[place]} now.", "done")
    return redirect(url_for("sources.page", _anchor=f"source-{other + 1}"))


@pages.post("/load/sources/believe")
def believe() -> Response:
    """Believe another source in one thing: the team says the same from now on."""
    asked = [request.form.get(name, "") for name in ("kind", "id", "field", "attribute")]
    source, number = request.form.get("source", ""), request.form.get("page", 1, type=int)
    found = next(
        (
            item
            for item in _disagreements(store().whole())
            if [item.kind, item.id, item.field, item.attribute] == asked
        ),
        None,
    )
    said = (
        next((item for item in found.values if item.source.name == source), None) if found else None
    )
    if found is None or said is None:
        flash("Somebody changed the data meanwhile. Look again at who says what.", "problem")
        return redirect(url_for("sources.page", page=number))
    if found.values[0].source.name == PERSON:
        raise Refused("What people say of themselves stands above what others say of them.")
    label = KINDS[found.kind].by_name[found.field].label
    write_by_hand(
        _saying(found, said.value), f"{source} is believed about {found.attribute or label}"
    )
    flash("The team says so too now, so that it is believed.", "done")
    return redirect(url_for("sources.page", page=number))


def _saying(dispute: Disagreement, value: object) -> Record:
    """The team's own words on a record, with one of them new; its others are kept."""
    own: Record = team_row(KINDS[dispute.kind].record, dispute.id)
    if dispute.attribute:
        return replace(own, attributes={**own.attributes, dispute.attribute: str(value)})
    return replace(own, **{dispute.field: value})  # type: ignore[arg-type]


def _with_order(names: list[str]) -> Record:
    """The system as the team speaks of it, with this order of trust."""
    system = store().whole().system
    own = team_row(System, system.id if system else "system")
    return replace(own, source_order=tuple(names))


def _speakers(snapshot: Snapshot) -> tuple[Speaker, ...]:
    return remembered("sources", snapshot, lambda _: speakers(store()))


def _disagreements(snapshot: Snapshot) -> tuple[Disagreement, ...]:
    return remembered("disagreements", snapshot, lambda _: store().disagreements())
