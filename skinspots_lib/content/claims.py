"""The claims of the two web articles as questions to sort, made from the table of claims."""

from pathlib import Path

from skinspots_lib.content.files.validation import split_list
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.questions import Item, Question
from skinspots_lib.content.reviews import read_items

ARTICLES = ("A", "B")
HANDFUL = 5
# The words of the table, in four groups: nobody can tell "partly" from "oversimplified" by reason.
GROUPS = {
    "Right": ("supported",),
    "Partly right": ("partly", "oversimplified"),
    "Wrong or misleading": ("wrong", "misleading"),
    "No evidence": ("no_evidence",),
}
GROUP_OF = {verdict: group for group, verdicts in GROUPS.items() for verdict in verdicts}
ASK = {
    None: "Sort these claims of the two articles.",
    "A": "Sort these claims of article A.",
    "B": "Sort these claims of article B.",
}
KEEP = "Check each claim on its own: an article that is right in one line can be wrong in the next."


def load_claims(article: str | None = None, *, root: Path | None = None) -> tuple[Question, ...]:
    """Make the questions, a handful of claims in each.

    Parameters
    ----------
    article : {"A", "B"}, optional
        Which article; both by default.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    tuple of Question
        Of the kind ``sorting``; each claim is an item with its id and its own sources.

    Raises
    ------
    UnknownName
        There is no such article.
    ContentError
        The table cannot be read.

    Examples
    --------
    >>> [len(question.items) for question in load_claims("A")]
    [5, 5, 5, 5, 5, 5, 4]
    """
    if article not in (None, *ARTICLES):
        raise UnknownName("article", str(article), list(ARTICLES))
    rows = read_items("claims", root or data_dir()).values()
    items = [_item(row) for row in rows if article in (None, row["article"])]
    hands = [items[start : start + HANDFUL] for start in range(0, len(items), HANDFUL)]
    return tuple(_question(tuple(hand), article) for hand in hands)


def _item(row: dict) -> Item:
    verdict = row["verdict"].replace("_", " ")
    return Item(
        row["claim"],
        f"{row['what_evidence_says']} (In the table: {verdict}.)",
        GROUP_OF[row["verdict"]],
        id=row["claim_id"],
        sources=tuple(split_list(row["source_ids"])),
    )


def _question(items: tuple[Item, ...], article: str | None) -> Question:
    return Question(
        f"claims-{items[0].id}",
        ASK[article],
        "sorting",
        "interpret",
        "web_claims",
        "none",
        (),
        KEEP,
        (),
        8,
        items=items,
        groups=tuple(GROUPS),
    )
