"""The classes of Popolo and how they stand to our kinds, declared once for reading and writing.

After the specification at http://www.popoloproject.com/specs/ and its JSON schemas.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class PopoloClass:
    """A class of Popolo: the kind of ours that it is, and what its properties mean.

    `lists` are the names under which a document lists its objects. `fields` are properties that
    have another name with us. `texts` must hold text, or a record would be wrong. `one` are
    properties that hold an object in place of an id; `many` are lists of objects that name this
    one by a property of theirs. `named_by` are the properties that name it, the best first.
    """

    kind: str
    lists: tuple[str, ...]
    texts: tuple[str, ...]
    named_by: tuple[str, ...] = ("name",)
    fields: Mapping[str, str] = field(default_factory=dict)
    one: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    many: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def titles(self) -> Mapping[str, str]:
        """Popolo's names of our fields, where they differ."""
        return {ours: theirs for theirs, ours in self.fields.items()}


_DAYS = ("start_date", "end_date")
_AREA = {"area": ("Area", "area_id")}

CLASSES: Mapping[str, PopoloClass] = {
    item.kind: item
    for item in (
        PopoloClass(
            "Person",
            ("persons", "people"),
            ("name", "email"),
            ("name", "sort_name"),
            one=_AREA,
            many={"memberships": ("Membership", "person_id")},
        ),
        PopoloClass(
            "Organization",
            ("organizations", "organisations"),
            ("name", "classification", "founding_date", "dissolution_date", "parent_id", "area_id"),
            fields={"founding_date": "start_date", "dissolution_date": "end_date"},
            one={"parent": ("Organization", "parent_id"), **_AREA},
            many={
                "posts": ("Post", "organization_id"),
                "memberships": ("Membership", "organization_id"),
                "children": ("Organization", "parent_id"),
            },
        ),
        PopoloClass(
            "Post",
            ("posts",),
            ("label", "role", "organization_id", "area_id", *_DAYS),
            ("label", "role"),
            one={"organization": ("Organization", "organization_id"), **_AREA},
            many={"memberships": ("Membership", "post_id")},
        ),
        PopoloClass(
            "Membership",
            ("memberships",),
            ("role", "person_id", "organization_id", "post_id", "on_behalf_of_id", *_DAYS),
            (),
            one={
                "person": ("Person", "person_id"),
                "organization": ("Organization", "organization_id"),
                "post": ("Post", "post_id"),
                "on_behalf_of": ("Organization", "on_behalf_of_id"),
                **_AREA,
            },
        ),
        PopoloClass(
            "Area",
            ("areas",),
            ("name", "parent_id"),
            ("name", "identifier"),
            one={"parent": ("Area", "parent_id")},
            many={
                "organizations": ("Organization", "area_id"),
                "posts": ("Post", "area_id"),
                "memberships": ("Membership", "area_id"),
                "children": ("Area", "parent_id"),
            },
        ),
        PopoloClass(
            "Event",
            ("events",),
            ("name", "area_id", *_DAYS),
            fields={"location": "place"},
            one={"organization": ("Organization", "organization_id"), **_AREA},
        ),
    )
}

OTHERS = "other_facts"
"""The property below which an export keeps facts that fit no property of Popolo."""
