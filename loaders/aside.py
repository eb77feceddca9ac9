"""Files that are written beside their place and moved there when whole."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph_service.errors import Refused


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """Where to write the file `path`; it gets its name only if nothing goes wrong.

    A file that was there already stays as it was until then.

    Raises:
        Refused: the place cannot be written to.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    except OSError as exc:
        raise Refused(f"The file {path} cannot be written: {exc.strerror}.") from exc
    finally:
        with suppress(OSError):
            part.unlink()
