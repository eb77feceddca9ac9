"""Our wheel, installed from a folder into an empty environment, works without the checkout."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Filled by `make test`, with the dependencies of requirements.lock.
WHEELS = ROOT / ".cache" / "wheels"
SOURCES = ("graph_service", "loaders", "web", "leadership_map", "data")
FILES = ("pyproject.toml", "setup.py", "LICENSE", "README.md")


def run(*command: str | Path, cwd: Path) -> str:
    """What a program says; what it complains of, if it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def build_wheel(folder: Path) -> None:
    """Build from a copy, because setuptools leaves files of earlier builds in the checkout."""
    source = folder / "source"
    for name in SOURCES:
        shutil.copytree(
            ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.db*")
        )
    for name in FILES:
        shutil.copy(ROOT / name, source)
    wheel = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"]
    run(*wheel, "--no-index", "--wheel-dir", folder, source, cwd=folder)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds our wheel and what it needs."""
    if not WHEELS.is_dir():
        pytest.skip("no folder of wheels: run `make test`")
    folder = tmp_path_factory.mktemp("dist")
    build_wheel(folder)
    run(sys.executable, "-m", "venv", "--without-pip", "empty", cwd=folder)
    programs = folder / "empty" / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install"]
    links = ["--no-index", f"--find-links={WHEELS}", f"--find-links={folder}"]
    run(*pip, "--no-compile", *links, "leadership-map", cwd=folder)
    return programs


def data_folder(installed: Path, package: str) -> Path:
    """Where an installed package lies, as its own environment sees it."""
    asked = f"import importlib.resources as r; print(r.files({package!r}))"
    return Path(run(installed / "python", "-c", asked, cwd=installed).strip())


def test_the_command_is_installed(installed: Path) -> None:
    assert "0.1.0" in run(installed / "leadership-map", "--version", cwd=installed)


def test_the_installed_sample_loads(installed: Path, tmp_path: Path) -> None:
    sample = data_folder(installed, "leadership_map_data") / "sample"
    assert installed.parent in sample.parents, "read from the wheel, not from the checkout"
    load: list[str | Path] = ["load", sample, "--json", "--store", tmp_path / "new.db"]
    answer = json.loads(run(installed / "leadership-map", *load, cwd=tmp_path))
    assert answer["version"] is not None
    assert answer["kinds"]["Person"]["added"] >= 160


def test_what_pages_are_drawn_with_is_installed(installed: Path) -> None:
    web = data_folder(installed, "web")
    for folder, ending in [("templates", "*.*"), ("static/vendor", "*.min.css")]:
        here = {path.relative_to(ROOT / "web") for path in (ROOT / "web" / folder).rglob(ending)}
        there = {path.relative_to(web) for path in (web / folder).rglob(ending)}
        assert here, folder
        assert here <= there
