"""Which of a record's other facts an export may show."""

import re
from collections.abc import Mapping

from graph_service.records import Membership, Person, Post, Record
from loaders.values import folded

_CONTACT = re.compile(
    "(^|-)(contact-details?|e-?mails?|(tele)?phones?|mobiles?|fax|address(es)?)(-|$)"
)


def shown_facts(record: Record) -> Mapping[str, str]:
    """A record's other facts; of people, their memberships and posts without how to reach them.

    Whether colleagues may see how to reach somebody is for `Person.email` to say, which is private.
    """
    if not isinstance(record, Person | Membership | Post):
        return record.attributes
    return {
        name: text for name, text in record.attributes.items() if not _CONTACT.search(folded(name))
    }
