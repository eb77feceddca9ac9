"""The vocabulary: every kind of record, declared once, in Popolo and W3C ORG spellings.

Store tables and constraints, workbook columns, upload checks, exports and the data dictionary in
`docs/` are all derived from these classes, which stand in `vocabulary/`. A blank field says
nothing; so a correction is a record that holds only what it corrects.
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
from graph_service.vocabulary.year import (
    Commitment,
    Poll,
    BallotBox,
    Voter,
    Invitation,
    Obstacle,
    Threshold,
)
from graph_service.vocabulary.growth import DevelopmentOffer, Enrolment
from graph_service.vocabulary.improvement import Call, Bid, Assessment, Adoption
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
    "SECRET",
    "Account",
    "Adoption",
    "Application",
    "Area",
    "Assessment",
    "Attendance",
    "BallotBox",
    "Bid",
    "Call",
    "Commitment",
    "ContactLook",
    "Declaration",
    "DevelopmentOffer",
    "Enrolment",
    "Event",
    "Field",
    "Group",
    "Identity",
    "Instruction",
    "Invitation",
    "Kind",
    "Link",
    "ListColumn",
    "Membership",
    "Obstacle",
    "Organization",
    "Pairing",
    "Person",
    "Poll",
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
    "Threshold",
    "Tie",
    "Token",
    "Voter",
    "Yardstick",
]

NEVER_LOADED = frozenset(
    {"Account", "BallotBox", "ContactLook", "Removal", "RemovalRequest", "SavedView", "SignInLink",
     "Token", "Voter"}
)  # fmt: skip
"""Kinds that no file speaks of: who may sign in, who voted, who was removed."""
SECRET = frozenset({"BallotBox", "Voter"})
"""Kinds of which the audit keeps that they changed, never what they said: votes are secret."""
