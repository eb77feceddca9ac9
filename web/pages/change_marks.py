"""What changed since a day, marked on bodies and posts."""

from collections import defaultdict
from dataclasses import dataclass

from graph_service.analysis.governance import changes as found
from graph_service.analysis.governance.changes import Change, changes
from graph_service.days import in_words
from graph_service.snapshot import Snapshot
from web.days import Days
from web.templating import count

WORDS = {
    found.BODY_NEW: "New body", found.BODY_GONE: "No more", found.POST_NEW: "New post",
    found.POST_GONE: "Post no more", found.FILLED: "Filled", found.EMPTIED: "Now vacant",
    found.CHANGED: "Other holder",
}  # fmt: skip


@dataclass(frozen=True)
class Marks:
    """The changes of bodies and posts from one day to another; none where no day is said."""

    before: Snapshot | None
    changes: tuple[Change, ...]

    @classmethod
    def of(cls, days: Days) -> "Marks":
        """The marks of two days."""
        found = changes(days.before, days.snapshot) if days.before else []
        return cls(days.before, tuple(found))

    def posts(self) -> dict[str, str]:
        """The mark of each post that changed, by id."""
        return {item.post_id: WORDS[item.kind] for item in self.changes if item.post_id}

    def bodies(self) -> dict[str, str]:
        """The mark of each body that changed itself or in its posts, by id."""
        by_body: dict[str, list[Change]] = defaultdict(list)
        for item in self.changes:
            by_body[item.body_id].append(item)
        return {id_: _said(items) for id_, items in by_body.items()}

    def sentence(self, body_id: str = "") -> str:
        """How much changed, of all or of one body; "" where no day is said."""
        if self.before is None:
            return ""
        number = sum(body_id in ("", item.body_id) for item in self.changes)
        said = count(number, "change") if number else "Nothing changed"
        return f"{said} since {in_words(self.before.as_of)}."

    def bodies_gone(self) -> tuple[str, ...]:
        """The names of the bodies that are no more."""
        return self._names("Organization", found.BODY_GONE, "")

    def posts_gone(self, body_id: str) -> tuple[str, ...]:
        """The titles of the posts of a body that are no more."""
        return self._names("Post", found.POST_GONE, body_id)

    def _names(self, kind: str, change: str, body_id: str) -> tuple[str, ...]:
        if self.before is None:
            return ()
        gone = [item for item in self.changes if item.kind == change]
        ids = [item.post_id or item.body_id for item in gone if body_id in ("", item.body_id)]
        return tuple(self.before.label(kind, id_) for id_ in ids)


def _said(items: list[Change]) -> str:
    if items[0].kind == found.BODY_NEW:
        return WORDS[found.BODY_NEW]
    return count(len(items), "change")
