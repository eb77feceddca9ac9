"""Invented answers on protected characteristics, in the wording of Census 2021.

They are drawn apart from names, in shares that are like neither the census nor the workforce, so
that there is something to find.
"""

from collections.abc import Iterator, Sequence

from graph_service.records import Declaration
from leadership_map.synth.draws import chance
from leadership_map.synth.people import Leader

ANSWERED = 0.82
SURVEYED = "2025-11-03"
"""The day of the survey; who joined after it answered on their first day."""
SHARES = {
    "ethnicity": {
        "White": 68,
        "Asian, Asian British or Asian Welsh": 14,
        "Black, Black British, Black Welsh, Caribbean or African": 10,
        "Mixed or Multiple ethnic groups": 4,
        "Other ethnic group": 2,
        "Prefer not to say": 2,
    },
    "sex": {"Female": 54, "Male": 45, "Prefer not to say": 1},
    "disability": {
        "Not disabled under the Equality Act": 91,
        "Disabled under the Equality Act": 6,
        "Prefer not to say": 3,
    },
    "age_band": {"Under 35": 8, "35 to 44": 26, "45 to 54": 38, "55 to 64": 24, "65 and over": 4},
}


def declarations(seed: int, leaders: Sequence[Leader]) -> Iterator[Declaration]:
    """For most people an answer on each characteristic; for the others none at all."""
    rng = chance(seed, "declarations")
    for item in leaders:
        if rng.random() >= ANSWERED:
            continue
        for name, shares in SHARES.items():
            characteristic = name.replace("_", "-")
            yield Declaration(
                id=f"{item.id}-{characteristic}",
                person_id=item.id,
                characteristic=characteristic,
                answer=rng.choices(list(shares), list(shares.values()))[0],
                start_date=max(SURVEYED, item.since),
                invented=True,
            )
