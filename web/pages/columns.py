"""What do the columns of your list mean? The team says it once for each list."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

import loaders
from loaders import ListColumns
from web import uploading
from web.held import store
from web.pages.columns_views import ColumnsPage
from web.uploads import Upload
from web.visitor import signed_in_visitor

pages = Blueprint("columns", __name__)


@pages.get("/load/columns")
def page() -> str | Response:
    """What we take each column for, to be corrected."""
    upload = uploading.waiting()
    listed = _listed(upload) if upload else None
    if upload is None or listed is None:
        return _nothing_to_ask()
    return render_template("load_columns.html", page=ColumnsPage.of(upload, listed))


@pages.post("/load/columns")
def keep() -> str | Response | tuple[str, int]:
    """Keep what the columns mean, for this list and its next editions, and look again."""
    upload = uploading.waiting()
    listed = _listed(upload) if upload else None
    if upload is None or listed is None:
        return _nothing_to_ask()
    chosen = {item.key: item.meaning for item in listed.columns} | _chosen(request.form, listed)
    faults = loaders.faults(chosen)
    if faults:
        shown = ColumnsPage.of(upload, listed, chosen, faults)
        return render_template("load_columns.html", page=shown), 400
    by = signed_in_visitor().name_for_audit
    loaders.remember_columns(store(), listed.list, chosen, by=by)
    upload.look_again()
    return redirect(url_for("load.preview"))


def _listed(upload: Upload) -> ListColumns | None:
    asked = loaders.asked_of(store(), upload.source, corrections=upload.corrections)
    return loaders.columns_of(upload.files, asked)


def _chosen(form: Mapping[str, str], listed: ListColumns) -> dict[str, str]:
    """What was chosen, by the columns' keys: the form may be of files that waited before."""
    numbers = range(1, len(listed.columns) + 1)
    said = {form.get(f"column-{number}", ""): form.get(f"meaning-{number}") for number in numbers}
    keys = {item.key for item in listed.columns}
    return {key: code for key, code in said.items() if key in keys and code is not None}


def _nothing_to_ask() -> Response:
    if uploading.waiting() is None:
        flash("There is no file waiting any more. Send it again.", "problem")
        return redirect(url_for("load.page"))
    flash("These files are not one list of people: their columns have fixed meanings.", "problem")
    return redirect(url_for("load.preview"))
