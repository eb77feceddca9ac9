"""What speaks for and against two records of organisations being one organisation."""

from collections.abc import Iterator

from graph_service.analysis.evidence import Evidence
from graph_service.analysis.names import (
    NEARLY,
    SAME,
    SHORTENED,
    core,
    folded,
    organizations_likeness,
)
from graph_service.records import Organization
from graph_service.snapshot import Snapshot

_NAMES = {
    SAME: ("Both are called {0}.", 0.7),
    SHORTENED: ("'{0}' and '{1}' are one name but for words such as NHS, Trust or and.", 0.65),
    NEARLY: ("'{0}' and '{1}' are nearly the same name.", 0.35),
}
_SAME_CODE, _SAME_PLACE, _SAME_PARENT = 0.9, 0.3, 0.4
_OTHER_CODE, _OTHER_PLACE, _OTHER_PARENT, _OTHER_SORT, _OTHER_NAME = 0.3, 0.5, 0.4, 0.3, 0.7


class Organizations:
    """The organisations and bodies of a snapshot, made ready to be compared."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Read all names once."""
        self._snapshot = snapshot
        self.names = {id_: core(item.name) for id_, item in snapshot.organizations.items()}

    def keys(self, id_: str) -> Iterator[tuple[str, ...]]:
        """What two records of one organisation would have in common, at least one of these."""
        item, words = self._snapshot.organizations[id_], self.names[id_]
        if item.ods_code:
            yield ("code", item.ods_code.upper())
        if words:
            yield ("words", *sorted(words))
            yield ("start", "".join(words)[:5])
            for word in words:
                yield ("word", word)

    def groups(self, id_: str) -> tuple[str, ...]:
        """By what a key that too many share is told further."""
        item = self._snapshot.organizations[id_]
        return tuple(filter(None, (item.area_id, item.parent_id)))

    def evidence(self, one_id: str, other_id: str) -> Evidence:
        """What speaks for and against two being one."""
        found = Evidence()
        one, other = (self._snapshot.organizations[id_] for id_ in (one_id, other_id))
        alike = organizations_likeness(one.name, other.name)
        codes = {item.ods_code.upper() for item in (one, other)}
        same_code = len(codes) == 1 and bool(one.ods_code)
        if same_code:
            found.says(f"Both have the ODS code {one.ods_code.upper()}.", _SAME_CODE)
        if alike:
            sentence, weight = _NAMES[alike]
            found.says(sentence.format(*sorted((one.name, other.name))), weight)
        if not (alike or same_code):
            return Evidence()
        if not same_code and "" not in codes:
            found.doubts_it(f"Their ODS codes differ: {', '.join(sorted(codes))}.", _OTHER_CODE)
        if not alike:
            found.doubts_it("Their names differ.", _OTHER_NAME)
        self._circumstances(found, one, other)
        return found

    def _circumstances(self, found: Evidence, one: Organization, other: Organization) -> None:
        label = self._snapshot.label
        if one.area_id and one.area_id == other.area_id:
            found.says(f"Both are in {label('Area', one.area_id)}.", _SAME_PLACE)
        elif one.area_id and other.area_id:
            found.doubts_it("They are in different places.", _OTHER_PLACE)
        if one.parent_id and one.parent_id == other.parent_id:
            found.says(f"Both are part of {label('Organization', one.parent_id)}.", _SAME_PARENT)
        elif one.parent_id and other.parent_id:
            found.doubts_it("They are parts of different organisations.", _OTHER_PARENT)
        if other.id == one.parent_id or one.id == other.parent_id:
            found.doubts_it("One is a part of the other.", _OTHER_SORT)
        if bool(one.is_body) != bool(other.is_body):
            found.doubts_it("Only one of them is a governance body.", _OTHER_SORT)
        sorts = [folded(item.classification) for item in (one, other)]
        if all(sorts) and sorts[0] != sorts[1]:
            found.doubts_it("They are organisations of different kinds.", _OTHER_NAME)
