"""Which organisations of a Popolo file govern."""

import re

from loaders.popolo.sayings import Sayings

_GOVERNS = re.compile(
    r"\b(chamber|committee|subcommittee|council|board|cabinet|legislature|parliament|senate"
    r"|assembly|upper house|lower house|panel)s?\b",
    re.IGNORECASE,
)


def mark_bodies(sayings: Sayings) -> None:
    """Mark chambers, committees, boards and the like, and whatever has posts, as bodies."""
    with_posts = {said.known.get("organization_id", "") for said in sayings.of("Post")}
    for said in sayings.of("Organization"):
        kind = said.known.get("classification") or said.known["name"]
        if said.id in with_posts or _GOVERNS.search(kind):
            said.known.setdefault("is_body", "yes")
