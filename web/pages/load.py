"""Did my file go in? Upload, see what it would do, confirm, undo."""

import io
import tempfile
from pathlib import Path

from flask import Blueprint, flash, redirect, render_template, request, send_file, session, url_for
from werkzeug.wrappers import Response

import loaders
from graph_service.errors import Conflict, NotFound, Refused
from graph_service.store import PERSON, TEAM
from web.held import store, uploads
from web.load_changes import Differences, differences
from web.pages.load_views import LoadPage, PreviewPage
from web.visitor import signed_in_visitor

pages = Blueprint("load", __name__)
ONE_BY_ONE_BYTES = 5 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/load")
def page() -> str:
    """A form for files, and what was loaded before."""
    return render_template("load.html", page=LoadPage.of(store()))


@pages.post("/load")
def upload() -> Response | tuple[str, int]:
    """Keep the files, and go on to what they would do."""
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        shown = LoadPage.of(store(), problem="Choose one or more files to load.")
        return render_template("load.html", page=shown), 400
    uploads().drop(session.get("upload", ""))
    session["upload"] = uploads().keep(files)
    return redirect(url_for("load.preview"))


@pages.get("/load/preview")
def preview() -> str | Response:
    """What the files would do, before anything is changed."""
    files = _waiting()
    if not files:
        return redirect(url_for("load.page"))
    version = store().version()
    report = loaders.load(store(), files, by=signed_in_visitor().name_for_audit, dry_run=True)
    changes = _changes(files) if not report.refused else Differences((), 0)
    names = [file.name for file in files]
    page = PreviewPage.of(report, changes, names, version)
    return render_template("load_preview.html", page=page)


@pages.post("/load/confirm")
def confirm() -> Response:
    """Write what was shown."""
    files = _waiting()
    if not files:
        flash("There is no file waiting any more. Send it again.", "problem")
        return redirect(url_for("load.page"))
    if request.form.get("version", type=int) != store().version():
        flash("Somebody changed the data meanwhile. Look again at what would happen.", "problem")
        return redirect(url_for("load.preview"))
    report = loaders.load(store(), files, by=signed_in_visitor().name_for_audit)
    if report.refused:
        return redirect(url_for("load.preview"))
    _forget()
    flash("Loaded. If it was not right, undo it below.", "done")
    return redirect(url_for("load.page"))


@pages.post("/load/discard")
def discard() -> Response:
    """Forget the files that wait."""
    _forget()
    return redirect(url_for("load.page"))


@pages.post("/load/<int:version>/undo")
def undo(version: int) -> Response:
    """Take back a load."""
    entry = next((item for item in store().entries() if item.version == version), None)
    if entry is None:
        raise NotFound(f"There is no load number {version}.")
    if set(entry.sources) <= {TEAM, PERSON}:
        raise Refused("Only a load can be undone here.")
    try:
        store().undo(version, by=signed_in_visitor().name_for_audit)
    except Conflict as conflict:
        flash(str(conflict), "problem")
    else:
        flash(f"Load {version} was undone.", "done")
    return redirect(url_for("load.page"))


@pages.get("/load/template")
def template() -> Response:
    """The empty workbook."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "leadership-map.xlsx"
        loaders.write_template(path)
        content = io.BytesIO(path.read_bytes())
    return send_file(content, XLSX, as_attachment=True, download_name="leadership-map.xlsx")


def _changes(files: list[Path]) -> Differences:
    """What would change, one by one; of large files the counts must do, since it takes as long."""
    if sum(file.stat().st_size for file in files) > ONE_BY_ONE_BYTES:
        return Differences((), 0)
    return differences(store(), loaders.read(files, loaders.Asked(known=store().whole)).batches)


def _waiting() -> list[Path]:
    return uploads().files(session.get("upload", ""))


def _forget() -> None:
    uploads().drop(session.pop("upload", ""))
