"""The vocabulary: every kind of record, declared once, in Popolo and W3C ORG spellings.

Store tables and constraints, workbook columns, upload checks, exports and the data dictionary in
`docs/` are all derived from these classes, which stand in `vocabulary/`. A blank field says nothing; so a correction is a
record that holds only what it corrects.
"""

from graph_service.fields import KINDS, Field, Kind, Link

# In the order of sheets in a workbook, which is that of these lines.
# isort: off
from graph_service.vocabulary.record import Source, Record
from graph_service.vocabulary.places import System, Area, Profession, Organization, Relationship
from graph_service.vocabulary.people import Person, Declaration
from graph_service.vocabulary.seats import Programme, Post, Membership
from graph_service.vocabulary.meetings import Event, Attendance, Tie
from graph_service.vocabulary.decisions import Responsibility
from graph_service.vocabulary.pairing import Scheme, Round, Application, Instruction, Pairing, Reply
from graph_service.vocabulary.measures import Yardstick, Group
from graph_service.vocabulary.year import Commitment
from graph_service.vocabulary.upkeep import Review, ListColumn, Identity
from graph_service.vocabulary.access import (
    Account,
    SignInLink,
    SavedView,
    RemovalRequest,
    Removal,
    ContactLook,
    Token,
)
# isort: on

__all__ = [
    "KINDS",
    "NEVER_LOADED",
    "Account",
    "Application",
    "Area",
    "Attendance",
    "Commitment",
    "ContactLook",
    "Declaration",
    "Event",
    "Field",
    "Group",
    "Identity",
    "Instruction",
    "Kind",
    "Link",
    "ListColumn",
    "Membership",
    "Organization",
    "Pairing",
    "Person",
    "Post",
    "Profession",
    "Programme",
    "Record",
    "Relationship",
    "Removal",
    "RemovalRequest",
    "Reply",
    "Responsibility",
    "Review",
    "Round",
    "SavedView",
    "Scheme",
    "SignInLink",
    "Source",
    "System",
    "Tie",
    "Token",
    "Yardstick",
]

NEVER_LOADED = frozenset(
    {"Account", "ContactLook", "Removal", "RemovalRequest", "SavedView", "SignInLink", "Token"}
)
"""Kinds that are kept by the product itself: no file brings them, and no edition removes them."""
