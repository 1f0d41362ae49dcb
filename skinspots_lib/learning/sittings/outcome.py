"""What a final test shows in the end: by class and tone, by confidence, and beside the first test.

It reports practice on simulated pictures and stories and is no proof of clinical skill.
"""

from collections.abc import Iterable

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.learning.engine.result import TestResult
from skinspots_lib.learning.engine.sampling import GROUPS
from skinspots_lib.learning.engine.shares import ENOUGH
from skinspots_lib.learning.report import MEANT
from skinspots_lib.learning.sittings.posttest import PostTest
from skinspots_lib.learning.sittings.pretest import PRETEST, pictures
from skinspots_lib.learning.store.standing import TEST
from skinspots_lib.learning.trials import CONFIDENCES, Trial

# So far may what was meant and what came out lie apart before it is called a lean.
LEANS = 0.1


def by_group(result: TestResult) -> list[dict]:
    """Count right answers by group of spots and third of the skin tones.

    Parameters
    ----------
    result : TestResult
        Of one sitting.

    Returns
    -------
    list of dict
        One row per group, and ``all`` at the end: group, thirds (three pairs of right and n),
        right and n.

    Examples
    --------
    >>> by_group(PostTest().finish())[-1]
    {'group': 'all', 'thirds': [[0, 12], [0, 12], [0, 12]], 'right': 0, 'n': 36}
    """
    table = result.groups
    parts = [(group, table[table["group"] == group]) for group in GROUPS]
    return [_row(group, part) for group, part in (*parts, ("all", table))]


def _row(group: str, part) -> dict:
    thirds = [part[part["third"] == third] for third in THIRDS]
    pairs = [[int(one["right"].sum()), int(one["n"].sum())] for one in thirds]
    right, n = (sum(numbers) for numbers in zip(*pairs, strict=True))
    return {"group": group, "thirds": pairs, "right": right, "n": n}


def by_confidence(result: TestResult) -> dict:
    """Set how sure a learner was beside what came out.

    Parameters
    ----------
    result : TestResult
        Of one sitting.

    Returns
    -------
    dict
        rows, one for each confidence (confidence, right, n), and lean: ``over`` when the learner
        was surer than right, ``under`` when less sure, ``fair``, or ``few`` below 5 answers.

    Examples
    --------
    >>> by_confidence(PostTest().finish())["lean"]
    'few'
    """
    trials = [trial for trial in result.trials if trial.item != TEST and trial.confidence]
    rows = []
    for word in CONFIDENCES:
        marks = [trial.right for trial in trials if trial.confidence == word]
        rows.append({"confidence": word, "right": sum(marks), "n": len(marks)})
    options = {q.id: len(q.options) for q, _ in result.marks}
    meant = [MEANT.get(trial.confidence, 1 / options[trial.item]) for trial in trials]
    return {"rows": rows, "lean": _lean(meant, [trial.right for trial in trials])}


def _lean(meant: list[float], right: list[bool]) -> str:
    if len(right) < ENOUGH:
        return "few"
    gap = (sum(meant) - sum(right)) / len(right)
    if abs(gap) <= LEANS:
        return "fair"
    return "over" if gap > 0 else "under"


def since_pretest(result: TestResult, trials: Iterable[Trial]) -> list[dict]:
    """Set the three pictures of the first test beside the final test.

    Parameters
    ----------
    result : TestResult
        Of the final test.
    trials : iterable of Trial
        What was kept; the first guess on each picture counts.

    Returns
    -------
    list of dict
        One row for each picture that was shown: condition, third, said (empty when skipped),
        right (None when skipped), and now: right answers on this group of spots, and questions.
        Empty when there was no first test.

    Examples
    --------
    >>> since_pretest(PostTest().finish(), [])
    []
    """
    before = [trial for trial in trials if trial.part == PRETEST]
    groups = {row["group"]: row for row in by_group(result)}
    rows = []
    for picture in pictures():
        own = [trial for trial in before if trial.item == picture.id]
        # A guess stands before a skip that it followed.
        first = next((trial for trial in own if trial.right is not None), own[0] if own else None)
        if first is None:
            continue
        now = groups[picture.condition]
        said = first.answer if first.right is not None else ""
        row = {"condition": picture.condition, "third": picture.cell.third, "said": said}
        rows.append({**row, "right": first.right, "now": [now["right"], now["n"]]})
    return rows


def reviewed(test: PostTest, result: TestResult) -> list[dict]:
    """Give every question with what was chosen, what is right and why.

    Parameters
    ----------
    test : PostTest
        The sitting.
    result : TestResult
        Its result.

    Returns
    -------
    list of dict
        In the order of the sitting: ask, right, confidence, options (say, chosen, right and
        why, as they were shown), why and sources.

    Examples
    --------
    >>> test = PostTest()
    >>> sorted(reviewed(test, test.finish())[0])
    ['ask', 'confidence', 'options', 'right', 'sources', 'why']
    """
    answers = test.to_dict()["answers"]
    rows = []
    for place, (item, (question, mark)) in enumerate(zip(test.items, result.marks, strict=True)):
        given = answers.get(str(place), {})
        by_words = {option.say: option for option in question.options}
        options = [
            {
                "say": say,
                "chosen": number in given.get("chosen", ()),
                "right": by_words[say].right,
                "why": by_words[say].why,
            }
            for number, say in enumerate(item.options)
        ]
        row = {"ask": item.ask, "right": mark.right, "options": options, "why": question.why}
        row |= {"sources": list(question.sources), "confidence": given.get("confidence", "")}
        rows.append(row)
    return rows
