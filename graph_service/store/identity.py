"""The team's decisions on who is who: merge two, keep two apart, take a decision back.

A decision is a record of the team (`Identity`). What sources say stays as it is, so a merge is
taken back by taking back the decision, at any time.
"""

import hashlib
from typing import cast

from graph_service.errors import Conflict, NotFound, Refused
from graph_service.identity import KIND_OF, kept_ids
from graph_service.records import KINDS, Identity
from graph_service.store.batch import TEAM, Batch, Written
from graph_service.store.ledger import Ledger


def same(
    store: Ledger, of: str, kept_id: str, other_id: str, *, by: str, note: str = ""
) -> Written:
    """Decide that two are one and the same: all of the other is read as of the one that is kept.

    Args:
        store: where both are.
        of: `person` or `organization`.
        kept_id: under which id they are read.
        other_id: the id that is read as it from now on.
        by: who decides, for the audit.
        note: why.

    Raises:
        NotFound: nobody speaks of one of them.
        Refused: both are one id, or `of` is neither of the two.
        Conflict: it would join two that are kept apart.
    """
    decision = _decision(store, of, kept_id, other_id, note, same=True)
    _refuse_if_kept_apart(store, decision)
    why = f"merge of the {KINDS[KIND_OF[of]].one} '{other_id}' into '{kept_id}'"
    return store.write(Batch(TEAM, [decision]), by=by, why=why)


def apart(
    store: Ledger, of: str, one_id: str, other_id: str, *, by: str, note: str = ""
) -> Written:
    """Decide that two are not the same; where they were merged, they are two again.

    Raises:
        NotFound: nobody speaks of one of them.
        Refused: both are one id, or `of` is neither of the two.
        Conflict: other decisions make them the same.
    """
    decision = _decision(store, of, one_id, other_id, note, same=False)
    kept = kept_ids(item for item in _decisions(store) if item.id != decision.id)
    ids = kept.get(KIND_OF[of], {})
    if ids.get(one_id, one_id) == ids.get(other_id, other_id):
        raise Conflict(
            f"'{one_id}' and '{other_id}' cannot be kept apart, because both are the same as "
            f"'{ids.get(one_id, one_id)}'. Take one of those decisions back first."
        )
    why = f"the {KINDS[KIND_OF[of]].many} '{one_id}' and '{other_id}' are kept apart"
    return store.write(Batch(TEAM, [decision]), by=by, why=why)


def undecide(store: Ledger, of: str, one_id: str, other_id: str, *, by: str) -> Written:
    """Take back what was decided of two, at any later time.

    Raises:
        NotFound: the team decided nothing of these two.
    """
    made = [
        item
        for item in _decisions(store)
        if item.of == of and {item.kept_id, item.other_id} == {one_id, other_id}
    ]
    if not made:
        raise NotFound(f"Nothing is decided of '{one_id}' and '{other_id}'.")
    removed = [("Identity", item.id) for item in made]
    why = f"decision on '{one_id}' and '{other_id}' taken back"
    return store.write(Batch(TEAM, removed=removed), by=by, why=why)


def _decisions(store: Ledger) -> list[Identity]:
    return [cast("Identity", item) for item in store.whole().of("Identity").values()]


def _decision(
    store: Ledger, of: str, kept_id: str, other_id: str, note: str, *, same: bool
) -> Identity:
    if of not in KIND_OF:
        raise Refused(f"'{of}' cannot be merged: say one of {', '.join(KIND_OF)}.")
    if kept_id == other_id:
        raise Refused(f"'{kept_id}' is one id: name two.")
    for id_ in (kept_id, other_id):
        if not store.said(KIND_OF[of], id_):
            raise NotFound(f"There is no {KINDS[KIND_OF[of]].one} with the id '{id_}'.")
    # One record for a pair, whichever of the two is kept.
    pair = "\n".join((of, *sorted((kept_id, other_id))))
    id_ = f"identity-{hashlib.sha256(pair.encode()).hexdigest()[:16]}"
    invented = store.whole().is_sample or None
    return Identity(
        id=id_, of=of, kept_id=kept_id, other_id=other_id, same=same, note=note, invented=invented
    )


def _refuse_if_kept_apart(store: Ledger, decision: Identity) -> None:
    others = [item for item in _decisions(store) if item.id != decision.id]
    kept = kept_ids([*others, decision]).get(KIND_OF[decision.of], {})
    for item in others:
        joined = kept.get(item.kept_id, item.kept_id) == kept.get(item.other_id, item.other_id)
        if item.of == decision.of and item.same is False and joined:
            raise Conflict(
                f"'{decision.kept_id}' and '{decision.other_id}' cannot be merged, because "
                f"'{item.kept_id}' and '{item.other_id}' are kept apart. Take that decision back "
                "first."
            )
