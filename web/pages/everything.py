"""Take everything out: one file with all records, in the form that is asked for."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, render_template

import loaders
from graph_service.errors import NotFound
from graph_service.snapshot import Snapshot
from graph_service.store.contents import contents
from web.contact import note_look
from web.held import store
from web.templating import count
from web.visitor import signed_in_visitor

pages = Blueprint("everything", __name__)
NAME = "leadership-map"
_FORMS = {
    ".xlsx": ("Excel workbook", "everything; loads back the same"),
    ".zip": ("CSV files in a zip", "everything; loads back the same"),
    ".json": ("Popolo", "to pass on, for programs that know people and posts"),
    ".graphml": ("GraphML", "to pass on, for network programs"),
    ".gexf": ("GEXF", "to pass on, for Gephi"),
    ".kumu.json": ("Kumu blueprint", "to pass on, for kumu.io"),
}


@dataclass(frozen=True)
class Form:
    """One form: its suffix, what it is called, and what it is for."""

    suffix: str
    name: str
    use: str


@dataclass(frozen=True)
class EverythingPage:
    """The forms in which all records can be taken out, and whose data they hold."""

    sentence: str
    invented: str
    forms: tuple[Form, ...]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "EverythingPage":
        """The page for what the store holds."""
        people = snapshot.people
        made_up = sum(bool(person.invented) for person in people.values())
        invented = f"{made_up:,} of these people {'is' if made_up == 1 else 'are'} invented."
        return cls(
            f"Each file holds personal data of {count(len(people), 'person', 'people')}.",
            invented if made_up else "None of these people is invented.",
            tuple(Form(suffix, *_FORMS.get(suffix, ("", ""))) for suffix in loaders.WRITERS),
        )


@pages.get("/load/everything")
def page() -> str:
    """What can be taken out, and what to mind."""
    return render_template("everything.html", page=EverythingPage.of(store().whole()))


@pages.get("/load/everything/<form>")
def file(form: str) -> Response:
    """All records as a file, of the form whose suffix is asked for (without its first dot)."""
    suffix = f".{form}"
    if suffix not in loaders.WRITERS:
        raise NotFound(f"There is no form '{form}' to take everything out in.")
    note_look("", signed_in_visitor())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{NAME}{suffix}"
        loaders.WRITERS[suffix](path, contents(store()))
        content = path.read_bytes()
    return Response(
        content,
        mimetype="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{NAME}{suffix}"'},
    )
