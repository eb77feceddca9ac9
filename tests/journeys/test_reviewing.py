"""In a browser: a reviewer comments, corrects and signs off; the team answers; both are kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Watched

pytestmark = pytest.mark.browser
Visit = Callable[..., Watched]
BODY, NAME = "medicines-committee", "Medicines optimisation committee"


def letter_for_rae(team: Page) -> str:
    """The letter with the link that the team makes for a reviewer from outside."""
    team.goto("/governance/reviews")
    team.get_by_role("link", name="Ask a reviewer").click()
    team.get_by_label("Name").fill("Rae Reader")
    team.get_by_label("E-mail address").fill("rae@example.org")
    team.get_by_label(NAME).check()
    team.get_by_role("button", name="Make the link").click()
    return team.get_by_label("The letter").input_value()


def reviewed(page: Page) -> None:
    """Comment on a body, correct the title of its chair, and sign it off."""
    page.locator("summary").filter(has_text="Comment").click()
    page.get_by_label("Your comment").fill("The committee meets in Woolwich now.")
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_text("The committee meets in Woolwich now.")).to_be_visible()
    page.locator("summary").filter(has_text="Correct something").click()
    form = page.get_by_role("form", name="Correct something")
    form.get_by_label("What is it about").select_option(label="Chair")
    form.get_by_label("What should be corrected").select_option(label="Title")
    form.get_by_label("What it should say").fill("Convener")
    form.get_by_role("button", name="Propose the correction").click()
    expect(page.get_by_text("Title should say “Convener”, not “Chair”.")).to_be_visible()
    page.get_by_role("button", name="Sign off: all of this is right").click()
    expect(page.get_by_text("by Rae Reader")).to_be_visible()


def test_a_reviewer_says_what_is_wrong_and_the_team_answers(visit: Visit) -> None:
    team = visit("programme-team")
    letter = letter_for_rae(team.page)
    assert team.axe() == []
    outside = visit("reviewer")
    outside.page.context.clear_cookies()
    outside.page.goto(next(line for line in letter.splitlines() if "/sign-in/" in line))
    outside.page.get_by_role("button", name="Sign in").click()
    outside.page.goto(f"/governance/{BODY}")
    expect(outside.page.get_by_role("heading", level=1)).to_contain_text(NAME)
    reviewed(outside.page)
    assert outside.axe() == []

    team.page.goto("/governance/reviews")
    mine = team.page.get_by_role("listitem").filter(has_text="Title should say “Convener”")
    mine.get_by_role("button", name="Accept: make the change").click()
    expect(team.page.get_by_role("rowheader", name="Convener")).to_be_visible()
    told = team.page.get_by_role("listitem").filter(has_text="meets in Woolwich")
    told.get_by_label("Your answer").fill("Thank you: the terms say so from May.")
    told.get_by_role("button", name="Answer", exact=True).click()
    expect(team.page.get_by_text("Thank you: the terms say so from May.")).to_be_visible()
    assert team.axe() == []

    outside.page.reload()
    for words in ("Accepted", "Thank you: the terms say so from May.", "Convener"):
        expect(outside.page.get_by_text(words).first).to_be_visible()
    refused = outside.page.goto("/governance/icb-board")
    assert refused is not None
    assert refused.status == 403
    assert team.complaints == []
