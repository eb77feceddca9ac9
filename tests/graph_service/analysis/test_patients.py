"""Patients, carers and the public: their roles need no employer, and where none of them is."""

from graph_service.analysis.patients import patients
from graph_service.records import Area, Programme
from tests.builders import body, membership, organization, person, post, snapshot


def test_roles_need_no_employer_and_say_how_they_are_repaid() -> None:
    found = patients(
        snapshot(
            body("board"),
            post("seat", "board", label="Patient partner"),
            organization("charity", sector="patient-and-public"),
            person("pat", side="patient-public"),
            person("vol"),
            person("ann", side="clinical-and-care"),
            membership("vol", "charity", role="Volunteer"),
            membership("pat", post_id="seat", reimbursement="expenses"),
            membership("vol", "board", role="Member"),
            membership("ann", "board"),
        )
    )
    assert found.people == ("pat", "vol")
    assert [
        (item.person_id, item.kind, item.id, item.words, item.employed, item.reimbursement)
        for item in found.roles
    ] == [
        ("pat", "Organization", "board", "Patient partner", False, "expenses"),
        ("vol", "Organization", "board", "Member", True, ""),
    ]
    assert found.reimbursement == {"paid": 0, "expenses": 1, "refused": 0, "nothing": 0, "": 1}
    assert found.silent == ()


def test_where_none_of_them_is_those_near_with_the_fewest_roles_could_be_asked() -> None:
    found = patients(
        snapshot(
            Area(id="bexley", name="Bexley", classification="borough"),
            Area(id="bromley", name="Bromley", classification="borough"),
            Programme(id="falls", name="Falls", classification="improvement-project",
                      area_id="bexley"),
            Programme(id="message", name="Message", classification="core-message"),
            Programme(id="heard", name="Heard", classification="programme"),
            person("near", side="patient-public", area_id="bexley"),
            person("far", side="patient-public", area_id="bromley"),
            person("new", side="patient-public", area_id="bexley"),
            person("shy", side="patient-public", area_id="bexley", objects=True),
            person("ann"), person("bob"),
            membership("ann", programme_id="falls"), membership("bob", programme_id="falls"),
            membership("ann", programme_id="message", id="ann-message"),
            membership("near", programme_id="heard"),
        )
    )  # fmt: skip
    assert [(item.id, item.people, item.voices) for item in found.voices] == [
        ("falls", 2, 0), ("heard", 1, 1),
    ]  # fmt: skip
    assert found.silent[0].could == ("new", "near", "far")
