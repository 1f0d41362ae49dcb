"""Carry progress to another machine: a short code, a long code, a file. Loading only ever adds."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from skinspots_lib.content.files.shape import known_ids
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.questions import Question, lesson_of_each, load_questions
from skinspots_lib.learning.engine.answers import truth_of
from skinspots_lib.learning.engine.cells import picture_of
from skinspots_lib.learning.store.codes import UNCHANGED, CodeError, from_code, to_code
from skinspots_lib.learning.store.lines import parse, to_line
from skinspots_lib.learning.store.packed import pack_trials, unpack_trials
from skinspots_lib.learning.store.packed_levels import pack_levels, unpack_levels
from skinspots_lib.learning.store.sound import is_sound
from skinspots_lib.learning.store.standing import TEST, join, standing
from skinspots_lib.learning.trials import Trial, in_order, numbered, trial_from_dict

NICKNAME = 30
SAYS = "It reports practice on simulated pictures and is no proof of clinical skill."
SHORT, LONG = b"S", b"L"


@dataclass(frozen=True)
class Passport:
    """Progress to carry away.

    Attributes
    ----------
    short : str
        At most 130 characters: level of each practice cell, best mark of the first 160 items of
        the bank, best result of the final test.
    long : str
        About 1,000 characters for 200 answers: minute, item, first answer, right, confidence.
    file : bytes
        Everything, one answer a line.
    left_out : int
        How many answers the long code cannot carry; the file has them.

    Examples
    --------
    >>> print(make_passport([]).file.decode()[9:])
    {"lines":0,"nickname":"","passport":"It reports practice on simulated pictures ..."...}
    <BLANKLINE>
    """

    short: str
    long: str
    file: bytes
    left_out: int = 0

    def __str__(self) -> str:
        """Give the short code and what it is."""
        return f"{self.short}\n{SAYS}"

    def _repr_html_(self) -> str:
        data = b64encode(self.file).decode()
        return (
            f"<p>Your progress code: <code>{escape(self.short)}</code></p>"
            f'<p><a download="passport.jsonl" href="data:application/jsonl;base64,{data}">'
            f"Download the whole passport</a>. {SAYS}</p>"
        )


@dataclass(frozen=True)
class Reading:
    """What a code or a file holds.

    Attributes
    ----------
    trials : tuple of Trial
        Answers; empty for a short code.
    levels : dict of str to int
        Best levels; empty for a long code.
    nickname : str
        Of a file; may be empty.
    remarks : tuple of str
        What could not be read or is not known here, one line each.

    Examples
    --------
    >>> Reading(levels={"q07": 2}).records
    [{'levels': {'q07': 2}}]
    """

    trials: tuple[Trial, ...] = ()
    levels: dict[str, int] | None = None
    nickname: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def records(self) -> list[dict]:
        """Give what a progress file should keep of it.

        Examples
        --------
        >>> Reading().records
        []
        """
        levels = [{"levels": self.levels}] if self.levels else []
        return [trial.to_dict() for trial in self.trials] + levels


def make_passport(
    trials: Iterable[Trial],
    levels: dict[str, int] | None = None,
    *,
    nickname: str = "",
    questions: Iterable[Question] | None = None,
) -> Passport:
    """Make the passport of some answers.

    Parameters
    ----------
    trials : iterable of Trial
        In any order.
    levels : dict of str to int, optional
        What came by short codes before.
    nickname : str
        At most 30 characters, for the file; may be empty.
    questions : iterable of Question, optional
        The bank; by default the shipped one.

    Returns
    -------
    Passport
        Two codes and a file.

    Examples
    --------
    >>> passport = make_passport([Trial("q07", "2", True)])
    >>> passport.short[:4], len(passport.short) <= 130, read_passport(passport.long).trials[0].item
    ('SK1-', True, 'q07')
    """
    trials = in_order(trials)
    best = join(standing(trials), levels or {})
    packed, left_out = pack_trials(trials)
    short = to_code(SHORT + pack_levels(best, _bank(questions)))
    long = to_code(LONG + packed, group=20)
    return Passport(short, long, _file(trials, levels or {}, nickname), left_out)


def _bank(questions: Iterable[Question] | None) -> list[str]:
    # Only the ids count here, and a passport is made in every lesson: no need to read the rest.
    return list(lesson_of_each()) if questions is None else [q.id for q in questions]


def _file(trials: tuple[Trial, ...], levels: dict[str, int], nickname: str) -> bytes:
    records = Reading(trials, levels).records
    head = {"passport": SAYS, "nickname": nickname[:NICKNAME].strip(), "lines": len(records)}
    return b"".join(map(to_line, [head, *records]))


def read_passport(
    source: str | bytes | Path, *, questions: Iterable[Question] | None = None
) -> Reading:
    """Read a code or a file.

    Parameters
    ----------
    source : str, bytes or Path
        A code, the content of a file, or where the file is.
    questions : iterable of Question, optional
        The bank that is here; by default the shipped one.

    Returns
    -------
    Reading
        What it holds. Damaged lines of a file are left out and named.

    Raises
    ------
    CodeError
        A code is damaged or from a newer course, or a file holds no answers.
    OSError
        The file cannot be read.

    Examples
    --------
    >>> read_passport("SK1-00000")
    Traceback (most recent call last):
    skinspots_lib.learning.store.codes.CodeError: The code is damaged: ...
    """
    bank = {q.id: q for q in (load_questions() if questions is None else questions)}
    if isinstance(source, str) and source.strip().endswith(".jsonl"):
        source = Path(source.strip())
    if isinstance(source, Path):
        source = source.read_bytes()
    if isinstance(source, str) and source.lstrip()[:2].upper() != "SK":
        source = source.encode()
    return _read_file(source, bank) if isinstance(source, bytes) else _read_code(source, bank)


def _read_code(code: str, bank: dict[str, Question]) -> Reading:
    body = from_code(code)[1]
    try:
        if body[:1] == SHORT:
            levels, same = unpack_levels(body[1:], list(bank))
            return Reading(levels=levels, remarks=() if same else (_OTHER_BANK,))
        if body[:1] == LONG:
            trials = numbered(_completed(trial, bank) for trial in unpack_trials(body[1:]))
            if all(is_sound(trial.to_dict()) for trial in trials):
                return Reading(trials, remarks=_unknown(trials, bank))
    except (IndexError, ValueError, OverflowError):
        pass
    raise CodeError(f"The code holds something that this course cannot read. {UNCHANGED}")


_OTHER_BANK = (
    "The code was made with another list of questions: their marks could not be placed. "
    "Practice and the final test were loaded."
)


def _completed(trial: Trial, bank: dict[str, Question]) -> Trial:
    """Add what the bank knows of an answer and a code need not carry."""
    question = bank.get(trial.item)
    if question is None:
        return trial
    known = {"truth": truth_of(question), "third": question.tone}
    known |= {"tone": question.skin.tone} if question.skin else {}
    return trial_from_dict(trial.to_dict() | known)


def _unknown(trials: Iterable[Trial], bank: dict[str, Question]) -> tuple[str, ...]:
    claims = known_ids(data_dir(), "claims", "claim_id") or ()
    known = {*bank, *claims, TEST}
    names = {t.item for t in trials if not _is_known(t.item, known)}
    if not names:
        return ()
    shown = ", ".join(sorted(names)[:5])
    return (f"Not in this course: {shown} ({len(names)} items). Their answers are kept.",)


def _is_known(item: str, known: set[str]) -> bool:
    return item in known or item.startswith("ex-") or picture_of(item) is not None


def _read_file(content: bytes, bank: dict[str, Question]) -> Reading:
    records, problems = parse(content)
    heads = [record for record in records if "passport" in record]
    trials = in_order(trial_from_dict(record) for record in records if "item" in record)
    levels = join(*(record["levels"] for record in records if "levels" in record))
    if not trials and not levels and not heads:
        raise CodeError(f"This is no passport: it holds no answers of this course. {UNCHANGED}")
    remarks = [f"Line {number}: {reason}. Only this is left out." for number, reason in problems]
    missing = heads[0]["lines"] - (len(records) - len(heads)) if heads else 0
    if missing > len(problems):
        remarks.append(f"The file is cut off: {missing} lines are missing.")
    nickname = heads[0]["nickname"] if heads else ""
    return Reading(trials, levels, nickname, (*remarks, *_unknown(trials, bank)))
