"""What the team lets a program do at once, by the same rules as on pages."""

import tempfile
from functools import cache
from pathlib import Path

from flask import Response, request
from jsonschema import Draft202012Validator

import loaders
from graph_service.analysis.pairing.proposal import Proposal, propose
from graph_service.analysis.pairing.publishing import published
from graph_service.analysis.pairing.round_records import round_id_of, round_records
from graph_service.errors import NotFound
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch, counts
from loaders import LoadReport
from web.api.answer import answer
from web.api.asked import asked
from web.api.problems import Wrong
from web.api.sent import Said, sent_as
from web.api.tasks import FILE, TASKS
from web.held import store
from web.jobs import Job
from web.pages.load_history import is_load
from web.visitor import signed_in_visitor


def match() -> Response:
    """Match a round, and keep the pairs as its draft; a published one is repaired."""
    said, snapshot = _sent("match"), store().read()
    scheme, name = said["scheme"], said["round"]
    round_id = round_id_of(snapshot, scheme, name)
    known = snapshot.rounds.get(round_id)
    keep = said.get("keep", False) or (known is not None and known.status == "published")
    seed = int(said.get("seed", 0))
    found = proposed(snapshot, scheme, round_id, seed, keep=keep)
    kept = round_records(snapshot, found, known.name if known else name)
    batch = Batch(TEAM, kept.records, kept.removed)
    version = _write(batch, f"round {name} matched")
    return answer({**found.document(), "version": version})


def proposed(
    snapshot: Snapshot, scheme: str, round_id: str, seed: int, *, keep: bool = False
) -> Proposal:
    """Who should walk with whom; no more than two such searches run at once."""
    found = Job(
        lambda tell: propose(snapshot, scheme, round_id=round_id, seed=seed, keep=keep, tell=tell)
    )
    return found.result()


def publish() -> Response:
    """Let the people of a round know."""
    said, snapshot = _sent("publish"), store().read()
    round_ = snapshot.rounds.get(said["round_id"])
    if round_ is None:
        raise NotFound("There is no round with this id.")
    agree = said.get("managers_agree", False)
    records = published(snapshot, round_, snapshot.as_of, managers_agree=agree)
    version = _write(Batch(TEAM, records), f"round {round_.name} published")
    return answer({"round_id": round_.id, "version": version})


def load() -> Response:
    """Load the file that was sent, all of it or nothing."""
    said = asked("load")
    if request.mimetype != FILE:
        raise Wrong(415, f"Send the file itself, as {FILE}.")
    by, dry_run = signed_in_visitor().name_for_audit, said["dry_run"] == "yes"
    with tempfile.TemporaryDirectory(prefix="leadership-map-") as folder:
        path = Path(folder) / said["name"]
        path.write_bytes(request.get_data())
        held, source = store(), said.get("source")
        report = Job(
            lambda tell: loaders.load(
                held, [path], by=by, source=source, dry_run=dry_run, progress=tell
            )
        ).result()
    if report.refused:
        raise Wrong(422, report.error, _faults(report))
    return answer(report.document())


def undo() -> Response:
    """Take back a load."""
    version = int(_sent("undo")["version"])
    entry = next((item for item in store().entries() if item.version == version), None)
    if entry is None or not is_load(entry):
        raise NotFound(f"There is no load number {version}.")
    written = store().undo(version, by=signed_in_visitor().name_for_audit)
    found = {"version": written.version, "undone": version}
    return answer(found | {"kinds": counts(written.kinds)})


def _write(batch: Batch, why: str) -> int | None:
    return store().write(batch, by=signed_in_visitor().name_for_audit, why=why).version


def _sent(task: str) -> Said:
    return sent_as(_validator(task))


@cache
def _validator(task: str) -> Draft202012Validator:
    return Draft202012Validator(TASKS[task].body)


def _faults(report: LoadReport) -> dict[str, str]:
    """What is wrong by place in the file, as it is told on the page."""
    found: dict[str, str] = {}
    for item in report.problems:
        if item.severity == "error" and item.problem != report.error:
            place = f"row {item.row}" + (f", {item.column}" if item.column else "")
            found.setdefault(place, f"{item.problem} {item.mend}")
    return found
