"""Who may ask the API what: an entry an operation, from which kinds may be read and changed."""

from graph_service.editing import EDITABLE
from graph_service.records import KINDS
from web.api.tasks import TASKS
from web.permission import COLLEAGUES, SIGNED_IN, STRANGERS, TEAM, Permission, by_program

READ: dict[str, Permission] = {
    "System": SIGNED_IN, "Area": SIGNED_IN, "Profession": SIGNED_IN, "Organization": SIGNED_IN,
    "Relationship": SIGNED_IN, "Person": SIGNED_IN, "Programme": SIGNED_IN, "Post": SIGNED_IN,
    "Membership": SIGNED_IN, "Responsibility": SIGNED_IN, "Yardstick": SIGNED_IN,
    "Event": COLLEAGUES, "Attendance": COLLEAGUES, "Tie": COLLEAGUES,
    "Scheme": TEAM, "Round": TEAM, "Application": TEAM, "Instruction": TEAM, "Pairing": TEAM,
    "Reply": TEAM, "Group": TEAM, "Commitment": TEAM, "Review": TEAM, "Identity": TEAM,
    "Poll": SIGNED_IN, "Invitation": TEAM, "Obstacle": COLLEAGUES, "Threshold": TEAM,
    "DevelopmentOffer": SIGNED_IN, "Enrolment": TEAM, "Call": SIGNED_IN, "Bid": COLLEAGUES,
    "Assessment": TEAM, "Adoption": SIGNED_IN,
}  # fmt: skip
"""The kinds that programs may read; what people say of themselves in confidence is not there."""
ANSWERS: dict[str, Permission] = {
    "gaps": SIGNED_IN, "gap_history": SIGNED_IN, "measures": SIGNED_IN, "voice": SIGNED_IN,
    "nobody": SIGNED_IN, "heard": SIGNED_IN, "report": SIGNED_IN, "governance": SIGNED_IN,
    "decides": SIGNED_IN, "changes": SIGNED_IN, "sessions": COLLEAGUES, "succession": TEAM,
    "connect": COLLEAGUES, "network": COLLEAGUES, "invite": TEAM, "pairs": TEAM,
}  # fmt: skip

API: dict[str, Permission] = {
    "api.document": STRANGERS,
    "api.entry": by_program(SIGNED_IN, "read"),
    **{f"api.list_{KINDS[name].sheet}": by_program(who, "read") for name, who in READ.items()},
    **{f"api.get_{KINDS[name].sheet}": by_program(who, "read") for name, who in READ.items()},
    **{f"api.add_{KINDS[name].sheet}": by_program(TEAM, "write") for name in EDITABLE},
    **{f"api.change_{KINDS[name].sheet}": by_program(TEAM, "write") for name in EDITABLE},
    **{f"api.{name}": by_program(who, "read") for name, who in ANSWERS.items()},
    **{f"api.{name}": by_program(TEAM, "write") for name in TASKS},
}
