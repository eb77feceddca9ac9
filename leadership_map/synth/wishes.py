"""What invented people care for, offer and seek, when they are free, and what they agree to."""

from random import Random
from typing import Any

from graph_service.codes import HALF_DAYS, INVOLVEMENTS, OFFERS
from leadership_map.synth.draws import some

# The challenges that the system's own shadowing scheme has used (integratedhlth.co.uk, 2023).
CHALLENGES = (
    "Empowering the workforce", "Power of communities", "Staying well and prevention",
    "Going green", "Best start in life", "Mind and body parity", "Continuity for complex care",
)  # fmt: skip
INTERESTS = (
    "Health inequalities", "Quality improvement", "Shared records", "Care closer to home",
    "Staff wellbeing", "Frailty", "Long-term conditions", "Urgent care", "Research", "Housing",
    "Trauma-informed care", "Population health data", "Medicines safety", "Carers", "Young people",
    "Digital inclusion",
)  # fmt: skip
DECLARED = (
    "Trustee of a local charity", "Partner works for a supplier of equipment",
    "Owns shares in a digital health company", "School governor",
)  # fmt: skip


def wishes(rng: Random, level: str) -> dict[str, Any]:
    """Fields of a person: one in seven has answered none of what they offer, seek or can do."""
    leads = level in ("board", "senior")
    answered = rng.random() < 0.85
    consents = {
        name: rng.choices((True, False, None), weights)[0]
        for name, weights in (
            ("consent_pairing", (75, 8, 17)),
            ("consent_ties", (60, 10, 30)),
            ("consent_contact", (55, 20, 25)),
        )
    }
    declared = rng.random() < 0.2
    said: dict[str, Any] = {
        "interests": some(rng, INTERESTS, 1, 4),
        "challenges": some(rng, CHALLENGES, 1, 3) if answered else (),
        "offers": some(rng, tuple(OFFERS), 1 if leads else 0, 3) if answered else (),
        "seeks": some(rng, tuple(OFFERS)[1:4], 0 if leads else 1, 2) if answered else (),
        "days_free": some(rng, tuple(HALF_DAYS), 1, 4) if answered else (),
        "involvement": some(rng, tuple(INVOLVEMENTS), 1, 3) if answered else (),
        "interests_declared": (rng.choice(DECLARED),) if declared else (),
        "interests_declared_on": "2026-04-01" if declared else "",
    }
    if not leads and "mentor" in said["seeks"]:
        # Who wants to learn from somebody further on is glad of a door that they open.
        said["seeks"] += ("sponsor-a-project",)
    return said | consents | {"objects": True if rng.random() < 0.02 else None}
