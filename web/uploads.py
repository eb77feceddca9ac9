"""Files that somebody has sent and not yet confirmed: kept on the server, outside static files."""

import secrets
import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

KEPT_SECONDS = 12 * 60 * 60


class Uploads:
    """A folder for this process alone, with a folder inside for each upload."""

    def __init__(self) -> None:
        """Make the folder, readable by this process's user only; it goes when the process ends."""
        self._folder = tempfile.TemporaryDirectory(prefix="leadership-map-")

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
        return name

    def files(self, name: str) -> list[Path]:
        """The files of an upload, none where it is gone."""
        folder = self.root / name
        # The name comes from a signed session; that it is one of ours is checked all the same.
        if not name or folder.parent != self.root or not folder.is_dir():
            return []
        return sorted(folder.iterdir())

    def drop(self, name: str) -> None:
        """Forget an upload."""
        if self.files(name):
            shutil.rmtree(self.root / name)

    def _drop_old(self) -> None:
        for folder in self.root.iterdir():
            if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
