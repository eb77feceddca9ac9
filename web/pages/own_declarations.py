"""What have I said of myself, in confidence? Answer, or take an answer back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service import codes
from graph_service.analysis.declared_rows import words_of
from graph_service.records import Declaration, Record
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, Batch, Store
from web.choices import Choice
from web.held import store
from web.pages.own_row import own_person
from web.visitor import now, signed_in_visitor

pages = Blueprint("own_declarations", __name__)
RATHER_NOT = "Prefer not to say"
LONGEST = 200


@dataclass(frozen=True)
class Question:
    """One characteristic, with the answers to choose from; the present one is chosen."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class DeclarationsPage:
    """The questions; none for an account that belongs to nobody."""

    sentence: str
    questions: tuple[Question, ...]

    @classmethod
    def of(cls, store: Store, person_id: str) -> "DeclarationsPage":
        """The questions to somebody, with what they answered."""
        whole = store.whole()
        if person_id not in whole.people:
            return cls("Your account belongs to nobody in this system: nothing is asked.", ())
        said = answers(store, person_id)
        given = sum(bool(said.get(code)) for code in codes.CHARACTERISTICS)
        asked = len(codes.CHARACTERISTICS.words)
        return cls(f"You have answered {given} of {asked}. No answer is needed.",
                   tuple(_questions(whole, said)))  # fmt: skip


@pages.get("/account/declarations")
def page() -> str:
    """The visitor's own answers."""
    shown = DeclarationsPage.of(store(), signed_in_visitor().person_id)
    return render_template("own_declarations.html", page=shown)


@pages.post("/account/declarations")
def keep() -> Response:
    """Keep the visitor's answers; where none is chosen, nothing is held any more."""
    person, by = own_person(store().read()), signed_in_visitor().name_for_audit
    allowed = {question.name: {choice.value for choice in question.choices}
               for question in DeclarationsPage.of(store(), person.id).questions}  # fmt: skip
    said = {code: request.form.get(code, "") for code in codes.CHARACTERISTICS}
    given = {code: answer for code, answer in said.items() if answer and answer in allowed[code]}
    before = answers(store(), person.id)
    today = now().date().isoformat()
    new: list[Record] = [
        Declaration(
            id=f"{person.id}-{code}", person_id=person.id, characteristic=code, answer=answer,
            start_date=today, invented=person.invented,
        )
        for code, answer in given.items()
        if before.get(code) != answer
    ]  # fmt: skip
    gone = [code for code in codes.CHARACTERISTICS if not said[code] and before.get(code)]
    batches = [*_taken_back(store(), person.id, set(gone)), Batch(PERSON, new)]
    store().write(batches, by=by, why="their own answers")
    flash("Kept. Only totals of ten people or more are ever shown.", "done")
    return redirect(url_for("own_declarations.page"))


def answers(store: Store, person_id: str) -> Mapping[str, str]:
    """What somebody answered, by characteristic."""
    found: list[Declaration] = list(store.apart("Declaration").values())
    return {item.characteristic: item.answer for item in found if item.person_id == person_id}


def _taken_back(store: Store, person_id: str, gone: set[str]) -> Iterator[Batch]:
    """What removes answers from every source that says them."""
    found: list[Declaration] = list(store.apart("Declaration").values())
    by_source: dict[str, list[tuple[str, str]]] = {}
    for item in found:
        if item.person_id == person_id and item.characteristic in gone:
            for said in store.said("Declaration", item.id):
                by_source.setdefault(said.source.name, []).append(("Declaration", said.id))
    for source, removed in by_source.items():
        yield Batch(source, removed=removed)


def _questions(whole: Snapshot, said: Mapping[str, str]) -> Iterator[Question]:
    for code, label in codes.CHARACTERISTICS.words.items():
        own = said.get(code, "")
        known = [*sorted((words_of(whole, code) | {own}) - {"", RATHER_NOT}), RATHER_NOT]
        choices = tuple(Choice(answer, answer, answer == own) for answer in known)
        yield Question(code, label, choices)
