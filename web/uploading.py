"""The files that the visitor of this request has sent, and what is being done with them."""

from collections.abc import Iterable

from flask import session
from werkzeug.datastructures import FileStorage

import loaders
from loaders import LoadReport
from web.held import store, uploads
from web.jobs import Job
from web.load_look import Look, look
from web.uploads import Upload
from web.visitor import signed_in_visitor

__all__ = ["Upload", "forget", "keep", "looked", "waiting", "write", "written"]

PATIENCE_SECONDS = 1.0
"""How long an answer waits for the work before it shows how far that is instead."""


def waiting() -> Upload | None:
    """The visitor's files that wait; None where there are none."""
    return uploads().of(session.get("upload", ""))


def keep(files: Iterable[FileStorage]) -> None:
    """Keep files in place of those that waited before."""
    uploads().drop(session.get("upload", ""))
    session["upload"] = uploads().keep(files)


def forget() -> None:
    """Forget the files, and stop what is being done with them."""
    uploads().drop(session.pop("upload", ""))


def looked(upload: Upload) -> Look | None:
    """What loading the files would do as the store stands now; None while that is found out.

    Raises:
        Exception: whatever went wrong meanwhile; the next time it is tried anew.
    """
    held, by = store(), signed_in_visitor().name_for_audit
    if upload.writing is not None:
        return None
    job = upload.looking
    if job is not None and job.is_over_within(0) and _is_old(job):
        job = None
    if job is None:
        said, mended, files = upload.source, upload.corrections, upload.files
        job = upload.looking = Job(
            lambda tell: look(held, files, tell, source=said, corrections=mended, by=by)
        )
    if not job.is_over_within(PATIENCE_SECONDS):
        return None
    try:
        return job.result()
    except Exception:
        upload.looking = None
        raise


def _is_old(job: Job[Look]) -> bool:
    """Whether somebody has changed the data since; what failed is told before it is tried anew."""
    try:
        return job.result().version != store().version()
    except Exception:  # noqa: BLE001 - whoever asks for the result is told
        return False


def write(upload: Upload) -> bool:
    """Begin to load the files; whether that is over at once."""
    held, by = store(), signed_in_visitor().name_for_audit
    files, said, mended = upload.files, upload.source or None, upload.corrections
    upload.writing = upload.writing or Job(
        lambda tell: loaders.load(
            held, files, by=by, source=said, corrections=mended, progress=tell
        )
    )
    return upload.writing.is_over_within(PATIENCE_SECONDS)


def written(upload: Upload) -> LoadReport | None:
    """How the loading came out, once it is over; what was found out before is forgotten.

    None where another request has been told already.

    Raises:
        Exception: whatever went wrong meanwhile; the files still wait.
    """
    job, upload.writing = upload.writing, None
    upload.look_again()
    return job.result() if job is not None else None
