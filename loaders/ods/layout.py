"""The columns and codes of NHS organisation files, as the Organisation Data Service publishes them.

`epraccur` (prescribing practices), `etr` (trusts) and `eccg` (sub-ICB locations) share one layout
of 27 columns; a few columns are used by one of them only. The words of the codes are those of the
service's "GP and GP practice related data" specification.
"""

from collections.abc import Mapping
from typing import Final

WIDTH: Final = 27
CODE, NAME, GROUPING, OPENED, CLOSED = 1, 2, 3, 11, 12
STATUS, SUBTYPE, COMMISSIONER, JOINED, LEFT = 13, 14, 15, 16, 17
PROVIDER, SETTING = 24, 26

FACTS: Mapping[int, str] = {
    3: "National grouping",
    4: "High level health geography",
    5: "Address line 1", 6: "Address line 2", 7: "Address line 3", 8: "Address line 4",
    9: "Address line 5",
    10: "Postcode",
    13: "Status",
    14: "Organisation sub-type",
    18: "Telephone",
    22: "Amended record indicator",
    24: "Provider or purchaser",
    26: "Prescribing setting",
}  # fmt: skip
"""Columns that no field of an organisation holds, by the names they are published with.

Region and health geography follow from the address: they say where a place is, not whose it is.
"""
REGION: Final = "Government office region"
"""What column 24 is in the file of trusts, where it holds one letter."""

STATUSES: Mapping[str, str] = {"A": "Active", "C": "Closed", "D": "Dormant", "P": "Proposed"}
SETTINGS: Mapping[str, str] = {
    "1": "Walk-in centre", "2": "Out-of-hours service",
    "3": "Walk-in centre and out-of-hours service", "4": "GP practice",
    "8": "Public health service", "9": "Community health service", "10": "Hospital service",
    "11": "Optometry service", "12": "Urgent and emergency care", "13": "Hospice",
    "14": "Care home or nursing home", "15": "Border force", "16": "Young offender institution",
    "17": "Secure training centre", "18": "Secure children's home",
    "19": "Immigration removal centre", "20": "Court", "21": "Police custody",
    "22": "Sexual assault referral centre", "25": "Prison", "26": "Primary care network",
}  # fmt: skip
"""Kinds of organisation by prescribing setting; 0 is "other"."""
SECTORS: Mapping[str, str] = {"4": "primary", "8": "public-health", "9": "community"}
"""Only the settings whose own words name a sector: a hospital service may be of any trust."""


def title(column: int) -> str:
    """What a problem calls a column, since the file gives it no heading."""
    names = dict(FACTS) | {
        CODE: "code", NAME: "name", OPENED: "open date", CLOSED: "close date",
        COMMISSIONER: "commissioner", JOINED: "joined commissioner", LEFT: "left commissioner",
    }  # fmt: skip
    return f"column {column} ({names[column].lower()})" if column in names else f"column {column}"
