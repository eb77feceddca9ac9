"""Files that somebody has sent and not yet confirmed: kept on the server, outside static files."""

import secrets
import shutil
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

from loaders import Correction, LoadReport
from web.jobs import Job
from web.load_look import Look

KEPT_SECONDS = 12 * 60 * 60


@dataclass
class Upload:
    """Files that wait, what was said about them here, and what is being done with them.

    `source` is blank where the files' own name is to be used. `looking` finds out what loading
    them would do; `writing` loads them.
    """

    folder: Path
    source: str = ""
    corrections: tuple[Correction, ...] = ()
    looking: Job[Look] | None = None
    writing: Job[LoadReport] | None = None

    @property
    def files(self) -> list[Path]:
        """The files, in order of name."""
        return sorted(self.folder.iterdir()) if self.folder.is_dir() else []

    def mend(self, corrections: Iterable[Correction]) -> None:
        """Let cells say something else; the newest word on a cell is the one that counts."""
        cells = {(item.file, item.sheet, item.row, item.column): item for item in self.corrections}
        cells |= {(item.file, item.sheet, item.row, item.column): item for item in corrections}
        self.corrections = tuple(cells.values())
        self.look_again()

    def look_again(self) -> None:
        """Forget what loading would do: something was said that changes it."""
        if self.looking is not None:
            self.looking.drop()
        self.looking = None


class Uploads:
    """A folder for this process alone, with a folder inside for each upload."""

    def __init__(self) -> None:
        """Make the folder, readable by this process's user only; it goes when the process ends."""
        self._folder = tempfile.TemporaryDirectory(prefix="leadership-map-")
        self._uploads: dict[str, Upload] = {}

    @property
    def root(self) -> Path:
        """Where the uploads are."""
        return Path(self._folder.name)

    def keep(self, files: Iterable[FileStorage]) -> str:
        """Keep files under names that cannot lead outside; the upload's secret name."""
        self._drop_old()
        name = secrets.token_urlsafe(16)
        folder = self.root / name
        folder.mkdir(mode=0o700)
        for number, file in enumerate(files, start=1):
            safe = secure_filename(file.filename or "") or f"file-{number}"
            # Two files of one name must not become one.
            place = folder / safe
            file.save(folder / f"{place.stem}-{number}{place.suffix}" if place.exists() else place)
        self._uploads[name] = Upload(folder)
        return name

    def of(self, name: str) -> Upload | None:
        """The upload of that name; None where it is gone."""
        return self._uploads.get(name)

    def files(self, name: str) -> list[Path]:
        """The files of an upload, none where it is gone."""
        upload = self.of(name)
        return upload.files if upload else []

    def drop(self, name: str) -> None:
        """Forget an upload, and stop what is being done with it."""
        upload = self._uploads.pop(name, None)
        if upload is None:
            return
        for job in (upload.looking, upload.writing):
            if job is not None:
                job.drop()
        shutil.rmtree(upload.folder, ignore_errors=True)

    def drop_all(self) -> None:
        """Forget every upload: it may name somebody who was removed."""
        for name in list(self._uploads):
            self.drop(name)

    def _drop_old(self) -> None:
        for name, upload in list(self._uploads.items()):
            if time.time() - upload.folder.stat().st_mtime > KEPT_SECONDS:
                self.drop(name)
