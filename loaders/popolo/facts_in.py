"""References among the facts that have no field with us: an area, a period, an organisation."""

from collections.abc import Collection

from graph_service.records import KINDS
from loaders.columns import Complain
from loaders.popolo.sayings import Sayings
from loaders.problems import Problem
from loaders.reading import Known

_NAMED = (
    ("Membership", "area_id", "Area"),
    ("Membership", "legislative_period_id", "Event"),
    ("Event", "organization_id", "Organization"),
)


def check_facts(several: Collection[Sayings], known: Known, complain: Complain) -> None:
    """Complain of those that name a record which is neither in the files nor in the store."""
    for kind, name, named in _NAMED:
        ids = {id_ for sayings in several for id_ in sayings.ids(named)}
        for said in (said for sayings in several for said in sayings.of(kind)):
            id_ = said.others.get(name, "")
            if id_ and id_ not in ids and id_ not in known().of(named):
                words = f"There is no {KINDS[named].one} '{id_}', in these files or in the store."
                where = said.file, said.row, name, id_
                complain(Problem(*where, words, "Add it, or correct the id.", "warning"))
