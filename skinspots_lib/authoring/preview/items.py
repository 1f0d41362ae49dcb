"""A question, a case and an exercise as a learner sees them, with the answer in a fold."""

import base64
from html import escape
from pathlib import Path

from skinspots_lib.authoring.export.cards import Card
from skinspots_lib.authoring.export.markup import clean, image, paragraphs
from skinspots_lib.authoring.export.words import asked, limits, pairs, why
from skinspots_lib.authoring.preview.frame import article, fold, grid
from skinspots_lib.content.cases import Case
from skinspots_lib.content.exercises import Exercise
from skinspots_lib.content.questions import CHOICES
from skinspots_lib.content.reviews import review_status
from skinspots_lib.content.tables import load

ANSWER = "Answer, reasons and sources"
RULER = "In the lesson a ruler lies on the picture."
MARKS = {True: "Right", False: "Wrong"}


def question_article(card: Card) -> str:
    """Show a question.

    Parameters
    ----------
    card : Card
        From `export.cards`.

    Returns
    -------
    str
        HTML.

    Examples
    --------
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> question_article(cards(lessons=[1])[0]).count("<details>")
    1
    """
    q = card.question
    note = f"Question of lesson {q.lesson:02d}, {q.kind}."
    return article(q.id, note, question_body(card))


def question_body(card: Card) -> str:
    """Show a question without a heading, for the middle of a lesson.

    Parameters
    ----------
    card : Card
        From `export.cards`.

    Returns
    -------
    str
        HTML.

    Examples
    --------
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> "<legend>" in question_body(cards(lessons=[1])[0])
    True
    """
    seen = ""
    if card.picture:
        data = base64.b64encode(card.picture.data).decode()
        seen = image(card, f"data:{card.picture.mime};base64,{data}")
    first, *more = asked(card)
    legend = f"<legend>{escape(clean(first))}</legend>"
    answers = _choices(card) if card.question.kind in CHOICES else _places(card)
    body = f"<fieldset>{legend}{seen}{paragraphs(more)}{answers}</fieldset>"
    return body + fold(ANSWER, _reasons(card))


def _choices(card: Card) -> str:
    q = card.question
    kind = "radio" if q.kind == "single" else "checkbox"
    return "".join(_label(kind, q.id, option.say) for option in q.options)


def _label(kind: str, name: str, say: str) -> str:
    name, say = escape(clean(name)), escape(clean(say))
    return f"<label><input type='{kind}' name='{name}'> {say}</label>"


def _places(card: Card) -> str:
    """What is answered otherwise: a number, an order, or groups. In an order that tells nothing."""
    q = card.question
    if q.number:
        ruler = paragraphs([RULER]) if q.kind == "measure" else ""
        unit = escape(clean(q.number.unit))
        return f"{ruler}<label>Your answer <input inputmode='decimal'> {unit}</label>"
    items = sorted(q.items, key=lambda item: item.say)
    if not q.groups:
        return f"<ul>{''.join(f'<li>{escape(clean(item.say))}</li>' for item in items)}</ul>"
    return "".join(_grouped(f"{q.id}-{n}", item.say, q.groups) for n, item in enumerate(items))


def _grouped(name: str, say: str, groups: tuple[str, ...]) -> str:
    choices = "".join(_label("radio", name, group) for group in groups)
    return f"<fieldset><legend>{escape(clean(say))}</legend>{choices}</fieldset>"


def _reasons(card: Card) -> str:
    q = card.question
    lines = [f"{MARKS[option.right]}: {option.say} {option.why}" for option in q.options]
    if q.number:
        low, high = limits(card)
        lines.append(f"Right: {low:g} to {high:g} {q.number.unit}.")
        lines += [f"Too small: {q.number.too_small}", f"Too large: {q.number.too_large}"]
    if q.items:
        lines += [f"{say}: {where}. {reason}" for say, where, reason in pairs(q)]
    return paragraphs([*lines, *why(card)])


def case_article(case: Case, root: Path) -> str:
    """Show a case.

    Parameters
    ----------
    case : Case
        From `load_cases`.
    root : Path
        The folder of the tables.

    Returns
    -------
    str
        HTML.

    Examples
    --------
    >>> from skinspots_lib.content.cases import load_case
    >>> from skinspots_lib.content.place import data_dir
    >>> "emergency" in case_article(load_case("T12"), data_dir())
    True
    """
    return article(case.id, "Case.", case_body(case, root))


def case_body(case: Case, root: Path) -> str:
    """Show a case without a heading, for the middle of a lesson.

    Parameters
    ----------
    case : Case
        From `load_cases`.
    root : Path
        The folder of the tables.

    Returns
    -------
    str
        HTML.

    Examples
    --------
    >>> from skinspots_lib.content.cases import load_case
    >>> from skinspots_lib.content.place import data_dir
    >>> case_body(load_case("T12"), data_dir()).count("<details>")
    2
    """
    note = [f"Note before this case: {case.content_note}"] if case.content_note else []
    seen = paragraphs([*note, f"Age: {case.age}", case.opening or case.story])
    names = load("conditions", root=root).set_index("condition")["label"]
    titles = load("sources", root=root).set_index("source_id")["title"]
    facts = ((key, _told(value)) for key, value in case.findings.items())
    found = grid(f"Findings of {case.id}", ["what can be asked", "answer"], facts)
    reasons = [
        case.story,
        f"Condition: {names.get(case.answer_condition, case.answer_condition)}.",
        f"Urgency: {case.answer_urgency.replace('_', ' ')}.",
        f"Causes to think of: {'; '.join(case.top_causes)}.",
        case.why,
        f"What people get wrong: {case.common_mistake}",
        f"Sources: {'; '.join(titles.get(id, id) for id in case.source_ids)}.",
        review_status("cases", case.id, root=root),
    ]
    return seen + fold("What can be asked", found) + fold(ANSWER, paragraphs(reasons))


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def exercise_body(exercise: Exercise) -> str:
    """Show an exercise: what is asked, then hints and the reference solution in folds.

    Parameters
    ----------
    exercise : Exercise
        From `load_exercises`.

    Returns
    -------
    str
        HTML.

    Examples
    --------
    >>> from skinspots_lib.content.exercises import load_exercises
    >>> exercise_body(load_exercises(5)[0]).count("<details>")
    4
    """
    hints = [fold(f"Hint {n}", paragraphs([hint])) for n, hint in enumerate(exercise.hints, 1)]
    code = f"<pre tabindex='0'>{escape(clean(exercise.solution))}</pre>"
    end = fold("Solution", code + paragraphs([exercise.why]))
    return paragraphs([exercise.ask]) + "".join(hints) + end
