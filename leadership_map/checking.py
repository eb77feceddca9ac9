"""`check`: is the store whole and consistent?"""

from graph_service.integrity import dangling
from graph_service.store import Store
from leadership_map.answer import Answer, command


@command("check")
def check(store: Store) -> Answer:
    """Check that the store is whole and consistent."""
    faults = store.faults()
    warnings = dangling(store.whole())
    document = {
        "ok": not faults,
        "version": store.version(),
        "problems": faults,
        "warnings": warnings,
        "fingerprint": store.fingerprint(),
    }
    verdict = "The store is whole." if not faults else "The store is damaged."
    lines = [
        verdict,
        *warnings,
        f"SHA-256 of all records and audit rows: {document['fingerprint']}",
    ]
    return Answer(document, lines, faults, refused=bool(faults))
