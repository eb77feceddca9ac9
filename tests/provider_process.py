"""A real OpenID Connect provider, certified as such, started on loopback for the tests."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from web.provider import Provider

HERE = Path(__file__).parent
NODE = shutil.which("node") or str(HERE.parent / ".venv" / "bin" / "node")


@contextmanager
def provider_process(back: str, *, trusts_email: bool = False) -> Iterator[Provider]:
    """A provider that sends people back to an address; it ends with the block."""
    with subprocess.Popen(
        [NODE, str(HERE / "provider.mjs"), back], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            issuer = process.stdout.readline().strip()
            yield Provider(issuer, "leadership-map", "known-to-the-tests", "Acute Trust",
                           trusts_email=trusts_email)  # fmt: skip
        finally:
            process.kill()
