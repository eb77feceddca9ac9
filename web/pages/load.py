"""Did my file go in? Upload, see what it would do, mend, confirm, undo."""

import io
import tempfile
from pathlib import Path

from flask import Blueprint, flash, jsonify, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

import loaders
from graph_service.errors import Conflict, NotFound, Refused
from graph_service.records import KINDS
from web import uploading
from web.held import store
from web.pages.load_history import LoadedPage, counted, is_load, past_loads, rows_of, why_not
from web.pages.load_views import LoadPage, PreviewPage, WorkingPage
from web.paging import paged
from web.visitor import signed_in_visitor

pages = Blueprint("load", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LOADS_SHOWN = 10


@pages.get("/load")
def page() -> str | Response:
    """A form for files, and what was loaded before."""
    upload = uploading.waiting()
    if upload and upload.writing and upload.writing.is_over_within(0):
        return redirect(url_for("load.working"))
    return _load_page()


def _load_page(problem: str = "") -> str:
    loads = list(past_loads(store().entries(), store().read()))
    last = next((load for load in loads if not load.undone), None)
    shown = LoadPage.of(paged(loads, LOADS_SHOWN), last, uploading.waiting(), problem)
    counts = {load.version: counted(store(), load) for load in shown.loads.items}
    return render_template("load.html", page=shown, counts=counts)


@pages.post("/load")
def upload() -> Response | tuple[str, int]:
    """Keep the files, and go on to what they would do."""
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        return _load_page("Choose one or more files to load."), 400
    uploading.keep(files)
    return _to_preview()


@pages.get("/load/preview")
def preview() -> str | Response:
    """What the files would do, before anything is changed."""
    upload = uploading.waiting()
    if upload is None:
        return redirect(url_for("load.page"))
    look = uploading.looked(upload)
    if look is None:
        return redirect(url_for("load.working"))
    columns = url_for("columns.page") if look.is_list else ""
    return render_template("load_preview.html", page=PreviewPage.of(upload, look, columns))


@pages.get("/load/working")
def working() -> str | Response:
    """How far the work on the files is; goes on by itself once it is over."""
    upload = uploading.waiting()
    if upload is None:
        return redirect(url_for("load.page"))
    job = upload.writing or upload.looking
    if job is not None and not job.is_over_within(0):
        return render_template("load_working.html", page=WorkingPage.of(upload))
    return _over(upload) if upload.writing else redirect(url_for("load.preview"))


@pages.get("/load/progress")
def progress() -> Response:
    """The same for a script: `over` says that the page has something to go on to."""
    upload = uploading.waiting()
    job = (upload.writing or upload.looking) if upload else None
    if upload is None or job is None or job.is_over_within(0):
        return jsonify(over=True, doing="", percent=100)
    shown = WorkingPage.of(upload)
    return jsonify(over=False, doing=shown.doing, percent=shown.percent)


@pages.post("/load/mend")
def mend() -> Response:
    """Keep what cells are to say instead, and look again."""
    upload = uploading.waiting()
    look = uploading.looked(upload) if upload else None
    if upload is None or look is None:
        return redirect(url_for("load.preview"))
    fixed = 0
    for number, fix in enumerate(look.fixes):
        value = request.form.get(f"fix-{number}", fix.problem.value).strip()
        # The value that the field held at first tells whether this is still the same list.
        same = request.form.get(f"was-{number}") == fix.problem.value
        if same and value != fix.problem.value:
            upload.mend(fix.says(value))
            fixed += 1
    if not fixed:
        flash("Nothing was mended: write another value into a field first.", "problem")
    return _to_preview()


@pages.post("/load/source")
def source() -> Response:
    """Take the files for a newer edition of what was loaded before, or for something new."""
    upload = uploading.waiting()
    look = uploading.looked(upload) if upload else None
    name = request.form.get("source", "")
    if upload and look and (not name or name in look.neighbours or upload.source):
        upload.source = name
        upload.look_again()
    return _to_preview()


@pages.get("/load/problems.xlsx")
def marked() -> Response:
    """The tables as they were sent, and mended here, with the faulty cells marked."""
    upload = uploading.waiting()
    look = uploading.looked(upload) if upload else None
    if upload is None or look is None:
        return redirect(url_for("load.preview"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "problems.xlsx"
        loaders.write_marked(path, upload.files, look.report.problems, upload.corrections)
        content = io.BytesIO(path.read_bytes())
    # Sent again under this name, the tables are the same source as before.
    name = "+".join(sorted(file.stem for file in upload.files))
    return send_file(content, XLSX, as_attachment=True, download_name=f"{name}.xlsx")


@pages.post("/load/confirm")
def confirm() -> Response:
    """Write what was shown."""
    upload = uploading.waiting()
    if upload is None:
        flash("There is no file waiting any more. Send it again.", "problem")
        return redirect(url_for("load.page"))
    if request.form.get("version", type=int) != store().version():
        flash("Somebody changed the data meanwhile. Look again at what would happen.", "problem")
        return _to_preview()
    look = uploading.looked(upload)
    if look is None or look.report.refused:
        return _to_preview()
    over = uploading.write(upload)
    return _over(upload) if over else redirect(url_for("load.working"))


def _over(upload: uploading.Upload) -> Response:
    """Where to go once the files are written, or were refused after all."""
    report = uploading.written(upload)
    if report is None or report.refused:
        return _to_preview()
    uploading.forget()
    flash("Loaded. If it was not right, undo it below.", "done")
    return redirect(url_for("load.page"))


@pages.post("/load/discard")
def discard() -> Response:
    """Forget the files that wait, and stop what is being done with them."""
    uploading.forget()
    return redirect(url_for("load.page"))


@pages.get("/load/<int:version>")
def loaded(version: int) -> str:
    """What one load changed, before and after."""
    return _loaded_page(version)


@pages.post("/load/<int:version>/undo")
def undo(version: int) -> Response | tuple[str, int]:
    """Take back a load."""
    entry = next((item for item in store().entries() if item.version == version), None)
    if entry is not None and not is_load(entry):
        raise Refused("Only a load can be undone here.")
    try:
        store().undo(version, by=signed_in_visitor().name_for_audit)
    except Conflict as conflict:
        return _loaded_page(version, why_not(store().entries(), version) or str(conflict)), 409
    flash(f"Load {version} was undone.", "done")
    return redirect(url_for("load.page"))


def _loaded_page(version: int, problem: str = "") -> str:
    entry = next((item for item in store().entries() if item.version == version), None)
    if entry is None or not is_load(entry):
        raise NotFound(f"There is no load number {version}.")
    changes = store().changes(version)
    open_to_all = [item for item in changes if not KINDS[item.kind].apart]
    shown = paged(open_to_all)
    rows = rows_of(store(), version, shown.items)
    loaded = LoadedPage.of(store(), entry, problem)
    return render_template("load_version.html", page=loaded, changes=shown, rows=rows)


@pages.get("/load/template")
def template() -> Response:
    """The empty workbook."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "leadership-map.xlsx"
        loaders.write_template(path)
        content = io.BytesIO(path.read_bytes())
    return send_file(content, XLSX, as_attachment=True, download_name="leadership-map.xlsx")


def _to_preview() -> Response:
    return redirect(url_for("load.preview"))
