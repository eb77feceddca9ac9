"""`patients`: where patients, carers and the public lead, and where their voice is missing."""

import click

from graph_service.analysis.patients import patients
from graph_service.store import Store
from leadership_map.answer import Answer, command, table


@command("patients")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_patients(store: Store, as_of: str) -> Answer:
    """See which bodies and programmes no patient, carer or member of the public sits in."""
    found = patients(store.read(as_of))
    rows = [[item.name, item.people, item.voices] for item in found.voices]
    return Answer(found.document(), table(["", "People", "Patients, carers, public"], rows))
