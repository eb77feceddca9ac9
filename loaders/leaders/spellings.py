"""Spellings of headings -> what they mean in a flat list of people."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from loaders.values import folded

_NEAR = 0.85
# Folded: small letters, one dash between words, "organisation" with a z (see `values.folded`).
_SPELT = {
    "name": """name full-name fullname leader leader-name leaders-name name-of-leader person
        person-name name-of-person persons-name member-name name-of-member contact-name contact
        name-of-contact staff-name employee-name employee officer officer-name post-holder
        postholder name-of-postholder post-holder-name postholder-name holder holder-name
        name-of-holder display-name known-as attendee attendee-name participant participant-name
        delegate delegate-name colleague first-name-and-surname forename-and-surname
        name-of-individual individual individual-name representative representative-name
        name-of-representative councillor clinician clinician-name director trustee-name
        member surname-forename surname-first-name surname-and-forename last-name-first-name
        surname-forename-s forename-surname first-name-surname first-name-last-name""",
    "given-name": """first-name firstname forename forenames first-names given-name given-names
        christian-name fore-name first first-name-s forename-s given-name-s
        preferred-first-name preferred-name""",
    "family-name": """surname surname-s last-name lastname family-name sur-name second-name last
        family-names last-names""",
    "title": "title salutation honorific honorific-prefix prefix name-title personal-title",
    "email": """email e-mail email-address e-mail-address contact-email contact-e-mail mail
        work-email work-e-mail nhs-email email-id primary-email business-email
        contact-email-address contact-e-mail-address""",
    "telephone": """telephone phone tel tel-no phone-number telephone-number mobile mobile-number
        contact-number contact-phone contact-telephone work-phone landline telephone-no mobile-no
        phone-no contact-no""",
    "job-title": """job-title jobtitle role-job-title job-title-role job role position post
        job-role title-role current-role occupation designation position-title role-title
        job-description substantive-role role-in-organization post-title role-position
        position-held current-post current-position current-job-title job-title-position""",
    "organization": """organization org organization-name name-of-organization employer
        employer-name employing-organization trust trust-name provider provider-name company
        employed-by works-for works-at institution agency partner-organization
        home-organization host-organization organization-or-practice practice practice-name
        pcn pcn-name icb-name council council-name company-name organization-employer
        employer-organization main-organization workplace parent-organization current-organization
        current-employer place-of-work surgery surgery-name charity nhs-trust nhs-organization
        represents organization-represented representing service-provider""",
    "ods-code": """ods-code ods organization-code org-code provider-code trust-code practice-code
        organization-ods-code ods-organization-code employer-code employer-ods-code""",
    "place": """place borough area borough-place place-borough local-authority-area locality
        place-name area-name geography local-place location-borough boroughs places""",
    "sector": "sector care-sector care-setting setting organization-sector sector-of-care",
    "profession": """profession professions staff-group professional-group
        profession-staff-group professional-background profession-or-staff-group
        clinical-profession discipline occupational-group professional-discipline""",
    "level": """level leadership-level level-of-leadership seniority level-of-seniority
        leader-level level-of-leader""",
    "side": "side clinical-or-managerial clinical-managerial leadership-side type-of-leader",
    "body": """body board committee board-committee committee-board board-or-committee
        committee-or-board boards committees bodies boards-and-committees committees-and-boards
        governance-body group-committee committee-group committee-name board-name name-of-board
        name-of-committee body-name name-of-body sits-on member-of membership memberships
        board-membership committee-membership governance-group boards-committees
        forum meeting board-group working-group steering-group groups-and-committees
        partnership-board board-s committee-s""",
    "body-role": """body-role role-on-board role-on-committee role-on-body board-role
        committee-role membership-role role-on-group group-role role-in-group role-in-meeting
        capacity role-on-the-board role-on-the-committee seat role-on-board-committee
        board-position committee-position position-on-board role-in-committee membership-type""",
    "from": """from since start start-date date-started started appointed appointed-on
        date-appointed appointment-date date-of-appointment term-start joined date-joined
        in-post-since in-role-since from-date begins term-starts start-of-term valid-from
        member-since in-post-from effective-from""",
    "until": """until to end end-date ends term-end term-ends end-of-term left leaving-date
        date-left finish finish-date expires term-expires to-date valid-to term-of-office-ends
        end-of-office term-of-office-end""",
    "interests": """interests interest areas-of-interest interested-in special-interests
        topics-of-interest passions special-interest area-of-interest""",
    "challenges": """challenges challenge biggest-challenge main-challenge main-challenges
        current-challenges key-challenges""",
    "offers": """offers offer what-they-offer can-offer offering happy-to-offer willing-to-offer
        what-i-can-offer what-can-you-offer""",
    "seeks": """seeks seek seeking looking-for wants would-like what-they-want
        what-they-look-for what-i-am-looking-for""",
    "days-free": """days-free half-days-free availability free-half-days available-days
        days-available available half-days""",
    "id": """id identifier ref reference person-id staff-number employee-number staff-id
        employee-id person-reference unique-id payroll-number staff-no employee-no record-id
        leader-id personnel-number assignment-number esr-number""",
    "invented": "invented made-up fictitious",
}
_MEANT: Mapping[str, str] = {
    spelling: code for code, spellings in _SPELT.items() for spelling in spellings.split()
}
# Nobody who lists organisations calls their names so.
_SURE = frozenset(_SPELT["name"].split()) - {
    "name", "display-name", "known-as", "holder", "representative", "individual", "member-name",
    "member",
    "contact", "contact-name", "name-of-contact", "director", "holder-name", "officer",
}  # fmt: skip

_DECLARED = re.compile(
    "ethnicity|ethnic-(origin|group|background|category)|race|sex|gender|gender-identity"
    "|disab(ility|led)(-status)?|sexual(ity|-orientation)|religion(-or-belief)?|belief|faith"
    "|age(-band|-group|-range)?|date-of-birth|dob"
)


@lru_cache(maxsize=50_000)
def key_of(heading: str) -> str:
    """A heading in one spelling, by which it is known again; never blank unless it is."""
    return folded(heading) or " ".join(heading.lower().split())


def spelt(heading: str) -> str:
    """The meaning whose spelling a heading is; "" where it is none."""
    return _MEANT.get(key_of(heading), "")


def nearly_spelt(heading: str) -> str:
    """The meaning that a heading looks like misspelt; "" where it looks like none."""
    near = get_close_matches(key_of(heading), _MEANT, 1, _NEAR)
    return _MEANT[near[0]] if near else ""


def is_surely_a_person(heading: str) -> bool:
    """Whether a heading can only stand over the full names of people."""
    return key_of(heading) in _SURE


def is_of_oneself(heading: str) -> bool:
    """Whether a heading stands over what people declare of themselves (ethnicity, sex and such)."""
    return _DECLARED.fullmatch(key_of(heading)) is not None
