"""What do these words mean?"""

from flask import Blueprint, render_template

from web.glossary import terms
from web.templating import count

pages = Blueprint("glossary", __name__)


@pages.get("/glossary")
def page() -> str:
    """Every word and abbreviation that pages use, in plain words."""
    found = terms()
    short = sum(bool(term.short) for term in found)
    said = (
        f"{count(len(found), 'word')} that we use here, and what we mean by them; {short} have an "
        "abbreviation."
    )
    return render_template("glossary.html", sentence=said, terms=found)
