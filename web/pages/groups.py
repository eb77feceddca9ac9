"""Which people do we look at together? Groups that the team saves."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.errors import NotFound
from graph_service.new_ids import free_id
from graph_service.records import Group
from graph_service.store import TEAM, Batch
from web.held import store
from web.pages import by_hand
from web.pages.groups_views import GroupPage, GroupsPage, Making, name_problem
from web.visitor import signed_in_visitor

pages = Blueprint("groups", __name__)
WHY = "saved group"
"""How the audit begins the reason of a change made here."""


@pages.get("/missing/groups")
def page() -> str:
    """The saved groups, and a form for a new one."""
    return _list(Making())


@pages.post("/missing/groups")
def make() -> Response | tuple[str, int]:
    """Make a group, of nobody yet or of the people that another page sent."""
    whole, people = store().whole(), _people_sent("person")
    name, note = _text("name"), _text("note")
    problem, same = name_problem(whole, name)
    if problem:
        return _list(Making(name, note, people, problem, same)), 400
    id_ = free_id(name, whole.of("Group"))
    _write(Group(id=id_, name=name, note=note, person_ids=people), f"'{name}' made")
    flash(f"The group '{name}' is saved.", "done")
    return redirect(url_for("groups.group", group_id=id_))


@pages.get("/missing/groups/<path:group_id>")
def group(group_id: str) -> str:
    """One group: its people, a search for more, its name."""
    return _one(_group(group_id))


@pages.post("/missing/groups/<path:group_id>")
def keep(group_id: str) -> Response | tuple[str, int]:
    """Give a group another name or note."""
    found, name, note = _group(group_id), _text("name"), _text("note")
    typed = replace(found, name=name, note=note)
    if request.form.get("version", type=int) != store().version():
        problem = "Somebody changed the data meanwhile. Look again, and save again."
        return _one(typed, problem), 409
    problem, _ = name_problem(store().whole(), name, but=group_id)
    if problem:
        return _one(typed, problem), 400
    _write(typed, f"'{found.name}' renamed" if name != found.name else f"'{name}' described")
    flash(f"The group is called '{name}' now." if name != found.name else "Saved.", "done")
    return redirect(url_for("groups.group", group_id=group_id))


@pages.post("/missing/groups/<path:group_id>/people")
def change(group_id: str) -> Response:
    """Put people into a group, or take people out of it."""
    found = _group(group_id)
    added, removed = _people_sent("person"), set(request.form.getlist("remove"))
    people = tuple(id_ for id_ in dict.fromkeys((*found.person_ids, *added)) if id_ not in removed)
    here = url_for("groups.group", group_id=group_id, q=_text("q") or None)
    if people == found.person_ids:
        flash("Nothing was changed: choose people first.", "problem")
    elif not people and _brought_by(group_id):
        flash("A group that came with a file can't be left without people here.", "problem")
    else:
        _write(replace(found, person_ids=people), f"'{found.name}': people changed")
        flash(f"The group has {len(people):,} people now.", "done")
    return redirect(here)


@pages.post("/missing/groups/<path:group_id>/delete")
def delete(group_id: str) -> Response:
    """Take a group away; the people in it stay."""
    found, files = _group(group_id), _brought_by(group_id)
    if found.source.name != TEAM:
        flash(f"This group came with {' and '.join(files)}: take it out of that file.", "problem")
        return redirect(url_for("groups.group", group_id=group_id))
    batch = Batch(TEAM, removed=[("Group", group_id)])
    store().write(batch, by=_who(), why=f"{WHY} '{found.name}' deleted")
    if files:
        flash(f"The group is as {' and '.join(files)} has it again.", "done")
    else:
        flash(f"The group '{found.name}' is deleted. The people in it stay.", "done")
    return redirect(url_for("groups.page"))


@pages.post("/missing/groups/changes/<int:version>/undo")
def take_back(version: int) -> Response:
    """Take back one change of the groups."""
    problem = by_hand.take_back(store(), WHY, version, _who())
    flash(problem or "The change is taken back.", "problem" if problem else "done")
    return redirect(url_for("groups.page", _anchor="changes"))


def _list(making: Making) -> str:
    changes = tuple(by_hand.changes_by_hand(store(), WHY))
    return render_template("groups.html", page=GroupsPage.of(store().read(), making, changes))


def _one(found: Group, problem: str = "") -> str:
    asked = " ".join(request.args.get("q", "").split())
    files = _brought_by(found.id)
    shown = GroupPage.of(store().read(), found, asked, files, problem)
    return render_template("groups_one.html", page=shown)


def _group(group_id: str) -> Group:
    found: Group | None = store().read().of("Group").get(group_id)
    if found is None:
        raise NotFound("There is no such group. It may have been deleted.")
    return found


def _brought_by(group_id: str) -> tuple[str, ...]:
    """The sources, other than the team's own hand, that say something of a group."""
    said = (item.source.name for item in store().said("Group", group_id))
    return tuple(name for name in dict.fromkeys(said) if name != TEAM)


def _people_sent(field: str) -> tuple[str, ...]:
    """The people that a form names, each once; who is not here is left out."""
    known = store().whole().people
    sent: Sequence[str] = request.form.getlist(field)
    return tuple(id_ for id_ in dict.fromkeys(sent) if id_ in known)


def _write(said: Group, what: str) -> None:
    store().write(Batch(TEAM, [said]), by=_who(), why=f"{WHY} {what}")


def _who() -> str:
    return signed_in_visitor().name_for_audit


def _text(field: str) -> str:
    return " ".join(request.form.get(field, "").split())
