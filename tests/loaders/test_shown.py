"""How to reach people is in no export; how to reach an organisation may be."""

import pytest

from loaders.shown import shown_facts
from tests.builders import organization, person


@pytest.mark.parametrize(
    "name",
    ["contact_details", "Contact Phone", "Contact E-mail", "email", "Mobile", "work address",
     "Telephone", "fax", "E-mail addresses"],
)  # fmt: skip
def test_ways_to_reach_people_are_not_shown(name: str) -> None:
    assert shown_facts(person("a", attributes={name: "x", "Grade": "1"})) == {"Grade": "1"}
    assert shown_facts(organization("o", attributes={name: "x"})) == {name: "x"}


@pytest.mark.parametrize("name", ["Faxon ward", "Payment", "Immobile", "Addressee"])
def test_other_facts_are_shown(name: str) -> None:
    assert shown_facts(person("a", attributes={name: "x"})) == {name: "x"}
