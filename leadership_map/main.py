"""The command line `leadership-map`: one file a family of commands."""

import click

from leadership_map import (
    backing_up,
    bids,
    checking,
    connections,
    development,
    exporting,
    gap_history,
    gaps,
    governance,
    guests,
    heard,
    invitations,
    loading,
    matching,
    next_generation,
    nobody,
    pairing,
    patients,
    protected_time,
    removing,
    serving,
    spread,
    synthesis,
    users,
    voice,
    year,
)
from leadership_map.answer import store_option


@click.group()
@store_option
@click.version_option(package_name="leadership-map", prog_name="leadership-map")
def main(store_url: str | None) -> None:
    """See who leads in a health and care system, who is missing, who should meet, who decides."""


main.add_command(checking.check)
main.add_command(gaps.gaps)
main.add_command(invitations.invite)
main.add_command(gap_history.show_gap_history)
main.add_command(serving.serve)
main.add_command(users.user)
main.add_command(connections.connect)
main.add_command(connections.network)
main.add_command(governance.show_governance)
main.add_command(governance.show_decides)
main.add_command(protected_time.show_protected_time)
main.add_command(development.show_development)
main.add_command(development.show_match)
main.add_command(bids.show_bids)
main.add_command(bids.show_portfolio)
main.add_command(patients.show_patients)
main.add_command(spread.show_spread)
main.add_command(next_generation.show_next_generation)
main.add_command(next_generation.show_stagnation)
main.add_command(guests.show_guests)
main.add_command(pairing.pair)
main.add_command(matching.match)
main.add_command(loading.load)
main.add_command(loading.undo)
main.add_command(loading.template)
main.add_command(synthesis.synth)
main.add_command(exporting.export)
main.add_command(backing_up.backup)
main.add_command(backing_up.restore)
main.add_command(removing.remove)
main.add_command(removing.removed)
main.add_command(removing.show_retention)
main.add_command(voice.show_voice)
main.add_command(nobody.show_nobody)
main.add_command(heard.show_heard)
main.add_command(year.show_year)
main.add_command(year.show_watch)
main.add_command(year.show_promises)
main.add_command(year.show_widening)
main.add_command(year.show_poll)
