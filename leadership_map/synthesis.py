"""`synth`: a made-up system of any size, as a folder that `load` takes."""

import sys
from pathlib import Path

import click

from graph_service.errors import Refused
from graph_service.records import KINDS
from leadership_map.answer import Answer, show
from leadership_map.synth.crowd import crowd
from loaders.folder import write_folder

SEED = 1


@click.command("synth")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--people", type=click.IntRange(min=1), required=True, help="How many people.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Same seed, same system.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def synth(directory: Path, people: int, seed: int, as_json: bool) -> None:
    """Write a made-up system into the folder DIR."""
    sys.exit(show(lambda: _write(directory, people, seed), as_json=as_json))


def _write(directory: Path, people: int, seed: int) -> Answer:
    try:
        _refuse_strangers(directory)
        counts = write_folder(crowd(people, seed), directory)
    except OSError as exc:
        raise Refused(f"Nothing can be written to {directory}: {exc.strerror}.") from exc
    said = f"{people} made-up people and what belongs to them are in {directory}."
    return Answer({"people": people, "seed": seed, "kinds": counts}, [said])


def _refuse_strangers(directory: Path) -> None:
    """Write only into a new folder, or over what an earlier `synth` left in one."""
    ours = {f"{kind.sheet}.csv" for kind in KINDS.values()}
    there = sorted(directory.iterdir()) if directory.exists() else []
    strangers = [path.name for path in there if path.name not in ours]
    if strangers:
        raise Refused(
            f"The folder {directory} holds something else ({strangers[0]}): name a new one."
        )
