"""A sealed file: gzipped lines of JSON, of which the last holds the SHA-256 of all before it.

The same lines give the same bytes, and a file that was cut or altered is told from a whole one.
Nothing is believed of its size: it is read as a stream, a line at a time.
"""

import gzip
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from graph_service.errors import Refused, Unreadable

LONGEST_LINE = 64 * 2**20
"""Bytes of a line; longer ones are nothing that we wrote, and would fill the memory."""
_MAGIC = b"\x1f\x8b"


def write_sealed(path: Path, lines: Iterable[Any]) -> None:
    """Write lines and their seal, readable by the owner alone; there is all of it or nothing.

    Raises:
        Refused: the place cannot be written, or holds a file that is not of this form.
    """
    try:
        if path.exists() and not _is_gzip(path):
            raise Refused(
                f"{path} is there already and is no backup: choose another name, so that nothing "
                "is lost."
            )
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with open(handle, "wb") as file:  # noqa: PTH123
                _write(file, lines)
                file.flush()
                os.fsync(file.fileno())
            Path(aside).replace(path)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
    except OSError as exc:
        raise Refused(
            f"{path} cannot be written ({exc.strerror or exc}). Check that the folder exists, that "
            "you may write to it and that there is room."
        ) from exc


def _is_gzip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) in (_MAGIC, b"")


def _write(file: BinaryIO, lines: Iterable[Any]) -> None:
    digest = hashlib.sha256()
    count = 0
    with gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
        for line in lines:
            data = _encoded(line)
            count += 1
            digest.update(data)
            packed.write(data)
        packed.write(_encoded({"lines": count, "sha256": digest.hexdigest()}))


def _encoded(line: Any) -> bytes:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_sealed(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The lines of a sealed file but its seal, from the start; the seal is checked at the end.

    Raises:
        Unreadable: the file is damaged, cut, altered or of another form. It is raised as late as
            the damage is met, so read to the end before you act on any line.
    """
    file.seek(0)
    digest = hashlib.sha256()
    before, count = b"", 0
    for line in _unpacked(file, name):
        if before:
            yield before
            digest.update(before)
            count += 1
        before = line
    if decoded(before, name) != {"lines": count, "sha256": digest.hexdigest()}:
        raise Unreadable(
            f"{name} is cut or was altered: its checksum is not that of its lines. Use another "
            "copy of it.",
            file=name,
        )


def _unpacked(file: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        with gzip.GzipFile(fileobj=file) as packed:
            while line := packed.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    raise Unreadable(
                        f"{name} has a line of more than {LONGEST_LINE:,} bytes, which no backup "
                        "has.",
                        file=name,
                    )
                yield line
    except gzip.BadGzipFile as exc:
        raise Unreadable(
            f"{name} is no backup, or is damaged: {exc}. Use another copy of it.", file=name
        ) from exc
    except (OSError, EOFError, zlib.error) as exc:
        raise Unreadable(
            f"{name} is cut or damaged: {exc}. Use another copy of it.", file=name
        ) from exc


def decoded(line: bytes, name: str) -> Any:
    """What a line says.

    Raises:
        Unreadable: it is not JSON, or holds a character that no text may hold.
    """
    try:
        said = json.loads(line)
        if b"\\ud" in line.lower():
            _encoded(said)
    except (ValueError, RecursionError) as exc:
        raise Unreadable(
            f"{name} holds a line that cannot be read. Use another copy of it.", file=name
        ) from exc
    return said
