"""Files, folders and archives -> the contents of single files, within limits.

Nothing is unpacked to disk and no path of an archive is followed: a member's name is only shown.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from graph_service.errors import Unreadable
from loaders.foreign import refuse_foreign, refuse_foreign_archive

LARGEST = 500_000_000
"""Bytes that a file may have, or that all files of an archive may unpack to."""
_MEMBERS = 1_000
EXCEL_BEGINS = _ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"
_SUFFIXES = frozenset(
    {".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".json", ".graphml", ".gz", ".zip"}
    | {".xls", ".xlsb", ".ods"}
)
"""Of the kinds we know, or such that leaving them out of a folder in silence would lose data."""
_FREE, _RATIO = 50_000_000, 200
"""Bytes that anything may unpack to, and how many times its size beyond that."""
_EXCEL = "xl/workbook.xml"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError,
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """One file's name as it is shown, and what is in it."""

    name: str
    content: bytes

    @property
    def stem(self) -> str:
        """The name without its folder and its last suffix."""
        return PurePosixPath(self.name).stem


def opened(path: Path) -> Iterator[Opened]:
    """The file at `path`, or each file of the kinds we know in that folder, `.zip` or `.gz`.

    Raises:
        Unreadable: there is none, it cannot be opened, is damaged, or larger than we take.
    """
    if path.is_dir():
        files = [item for item in sorted(path.iterdir()) if item.is_file() and _is_ours(item.name)]
        if not files:
            raise Unreadable(
                f"The folder {path.name} holds no CSV, Excel, JSON or GraphML file.",
                file=path.name,
            )
        for item in files:
            yield from _unpacked(Opened(item.name, _bytes_of(item)))
    else:
        yield from _unpacked(Opened(path.name, _bytes_of(path)))


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            path.stat()
            raise Unreadable(f"{path.name} is neither a file nor a folder.", file=path.name)
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(
                f"{path.name} is larger than {LARGEST // 1_000_000} megabytes. Split it.",
                file=path.name,
            )
        return path.read_bytes()
    except OSError as exc:
        mend = "Check its name and folder, and that you may read it."
        said = f"The file {path} cannot be opened: {exc.strerror}. {mend}"
        raise Unreadable(said, file=path.name) from exc


def _unpacked(file: Opened) -> Iterator[Opened]:
    if not file.content.strip():
        raise Unreadable(f"The file {file.name} is empty.", file=file.name, row=1)
    refuse_foreign(file.content, file.name)
    try:
        if file.content.startswith(_GZIP):
            name = file.name.removesuffix(".gz").removesuffix(".GZ")
            yield _plain(Opened(name, _inflated(file)), file)
        elif file.content.startswith(_ZIP):
            yield from _members(file)
        else:
            yield file
    except _BROKEN as exc:
        raise Unreadable(
            f"{file.name} is damaged, or locked with a password, and cannot be unpacked. "
            "Make it again from the original.",
            file=file.name,
        ) from exc


def _inflated(file: Opened) -> bytes:
    most = min(LARGEST, max(_FREE, _RATIO * len(file.content)))
    with gzip.open(io.BytesIO(file.content)) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise _too_large(file.name)
    return content


def _plain(inner: Opened, outer: Opened) -> Opened:
    """A file out of an archive, which may be a workbook, but no archive itself."""
    refuse_foreign(inner.content, inner.name)
    if inner.content.startswith(_GZIP):
        raise _nested(outer.name, inner.name)
    if inner.content.startswith(_ZIP):
        with zipfile.ZipFile(io.BytesIO(inner.content)) as archive:
            refuse_bomb(archive, len(inner.content), inner.name)
            refuse_foreign_archive(archive, inner.name)
            if _EXCEL not in archive.namelist():
                raise _nested(outer.name, inner.name)
    return inner


def refuse_bomb(archive: zipfile.ZipFile, size: int, name: str) -> None:
    """Refuse an archive of `size` bytes that unpacks to far more, before any of it is unpacked.

    Raises:
        Unreadable: it has too much in it, or its members lie over each other.
    """
    listed = archive.infolist()
    most = min(LARGEST, max(_FREE, _RATIO * size))
    if len(listed) > _MEMBERS or sum(item.file_size for item in listed) > most:
        raise _too_large(name)
    by_place = sorted((item.header_offset, item.compress_size) for item in listed)
    if any(one + length > other for (one, length), (other, _) in pairwise(by_place)):
        raise zipfile.BadZipFile("Members overlap.")


def _nested(name: str, inner: str) -> Unreadable:
    said = f"{name} holds another archive, {inner}. Unpack that one first."
    return Unreadable(said, file=name)


def _members(file: Opened) -> Iterator[Opened]:
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        refuse_bomb(archive, len(file.content), file.name)
        refuse_foreign_archive(archive, file.name)
        listed = [item for item in archive.infolist() if not item.is_dir()]
        if any(item.filename == _EXCEL for item in listed):
            yield file
            return
        ours = [item for item in listed if _is_ours(PurePosixPath(item.filename).name)]
        if not ours:
            raise Unreadable(
                f"{file.name} is no Excel workbook, and holds no CSV, Excel, JSON or GraphML file.",
                file=file.name,
            )
        for item in ours:
            yield _member(file, archive, item)


def _member(file: Opened, archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> Opened:
    path = PurePosixPath(item.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise Unreadable(
            f"{file.name} holds a file whose name, '{item.filename[:80]}', leads out of it. "
            "Make the archive again from plain files.",
            file=file.name,
        )
    if path.suffix.lower() in (".zip", ".gz"):
        raise _nested(file.name, path.name)
    # The declared size may be a lie: reading stops where it says that the file ends.
    with archive.open(item) as stream:
        content = stream.read(item.file_size + 1)
    return _plain(Opened(path.name, content), file)


def _too_large(name: str) -> Unreadable:
    return Unreadable(
        f"{name} unpacks to more than {LARGEST // 1_000_000} megabytes or {_MEMBERS} files, "
        f"or to more than {_RATIO} times its size. Split it, or load it unpacked.",
        file=name,
    )


def _is_ours(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in _SUFFIXES and not name.startswith(
        ("~$", ".", "__")
    )
