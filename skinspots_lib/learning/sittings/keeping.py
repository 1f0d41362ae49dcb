"""A sitting of the final test that outlives its notebook: each answer is kept as it is given.

The file of answers keeps three kinds of lines about it, none of which says what is right: the
start (seed and edition), each answer, and the end. Passports pass them over; the result itself
is kept as trials.
"""

import secrets
from collections.abc import Iterable

from skinspots_lib.learning.engine.result import TestResult
from skinspots_lib.learning.sittings.posttest import PostTest, resume
from skinspots_lib.learning.store.keeper import Keeper
from skinspots_lib.learning.trials import now

SITTING = "sitting"
SEEDS = 1_000_000


class Sitting:
    """The learner's sitting of the final test: the last one of the file, or a new one.

    Parameters
    ----------
    keeper : Keeper
        Where answers are kept, such as `progress()`.
    seed : int, optional
        Of a new sitting; by default a chance one.
    again : bool
        Whether to begin a new sitting although the last one was handed in.
    **rest
        ``rules`` and ``questions``, as for `PostTest`.

    Attributes
    ----------
    test : PostTest
        The questions and the answers so far.
    over : bool
        Whether it was handed in.
    changed : bool
        Whether an older sitting could not go on because the course has other questions now.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> keeper = Keeper(Path(mkdtemp(), "attempts.jsonl"))
    >>> Sitting(keeper, seed=1).answer(0, [2], confidence="sure")
    >>> Sitting(keeper).given(0)
    ([2], 'sure')
    """

    def __init__(
        self, keeper: Keeper, *, seed: int | None = None, again: bool = False, **rest: object
    ) -> None:
        self._keeper = keeper
        last = {} if again else _last(keeper.records())
        self.test = resume(last, **rest) if last else None
        self.changed = bool(last) and self.test.edition != last["edition"]
        self.over = bool(last.get("over")) and not self.changed
        self.id = last.get("id", "")
        self._begun = bool(last) and not self.changed
        if not self._begun:
            seed = secrets.randbelow(SEEDS) if seed is None else seed
            self.id, self.test = secrets.token_hex(4), PostTest(seed, **rest)

    @property
    def open(self) -> list[int]:
        """Give the places of the questions without an answer, from 0.

        Examples
        --------
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> len(Sitting(Keeper(Path(mkdtemp(), "attempts.jsonl"))).open)
        36
        """
        return [place for place in range(len(self.test.items)) if not self.given(place)[0]]

    @property
    def unsaid(self) -> list[int]:
        """Give the places of the answers whose confidence was not said, from 0.

        Examples
        --------
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> sitting = Sitting(Keeper(Path(mkdtemp(), "attempts.jsonl")))
        >>> sitting.answer(4, [0])
        >>> sitting.unsaid
        [4]
        """
        given = [self.given(place) for place in range(len(self.test.items))]
        return [place for place, (chosen, said) in enumerate(given) if chosen and not said]

    def given(self, place: int) -> tuple[list[int], str]:
        """Give the answer to a question as it stands.

        Parameters
        ----------
        place : int
            Which question, from 0.

        Returns
        -------
        chosen : list of int
            Numbers of the options as shown, from 0; empty without an answer.
        confidence : str
            Empty when it was not said.

        Examples
        --------
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> Sitting(Keeper(Path(mkdtemp(), "attempts.jsonl"))).given(0)
        ([], '')
        """
        answer = self.test.to_dict()["answers"].get(str(place), {})
        return list(answer.get("chosen", ())), answer.get("confidence", "")

    def answer(
        self,
        place: int,
        chosen: Iterable[int],
        *,
        confidence: str = "",
        seconds: float | None = None,
    ) -> None:
        """Take an answer and keep it at once. Nothing is said about it.

        Parameters
        ----------
        place : int
            Which question, from 0.
        chosen : iterable of int
            Numbers of the chosen options as shown, from 0; none takes the answer back.
        confidence : str
            ``guess``, ``unsure``, ``sure``, or empty.
        seconds : float, optional
            From the question to the answer.

        Raises
        ------
        ValueError
            The test was handed in, or there is no such question, option or confidence.

        Examples
        --------
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> Sitting(Keeper(Path(mkdtemp(), "attempts.jsonl"))).answer(0, [2])
        """
        if self.over:
            raise ValueError("This test was handed in. Take it again to change an answer.")
        self.test.answer(place, chosen, confidence=confidence, seconds=seconds)
        self._keep({"place": place, "given": self.test.to_dict()["answers"][str(place)]})

    def hand_in(self) -> TestResult:
        """End the sitting: keep every answer as a trial, and the result.

        Returns
        -------
        TestResult
            The same again when it was handed in before; nothing is kept twice.

        Examples
        --------
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> sitting = Sitting(Keeper(Path(mkdtemp(), "attempts.jsonl")))
        >>> sitting.hand_in().right, sitting.over
        (0, True)
        """
        result = self.test.finish()
        # Another window may have handed in the same sitting.
        last = _last(self._keeper.records())
        if not (self.over or last.get("id") == self.id and last["over"]):
            self._keep({"over": True}, *(trial.to_dict() for trial in result.trials))
        self.over = True
        return result

    def _keep(self, record: dict, *trials: dict) -> None:
        """Keep a line; the first one brings the start, so that looking alone begins nothing."""
        start = {"seed": self.test.seed, "edition": self.test.edition, "began": now()}
        lines = [record] if self._begun else [start, record]
        self._keeper.keep([*trials, *({SITTING: self.id, **line} for line in lines)])
        self._begun = True


def _last(records: Iterable[dict]) -> dict:
    """Put the last sitting together from its lines; empty when there is none."""
    found: dict[str, dict] = {}
    for record in records:
        id = record.get(SITTING)
        if isinstance(id, str) and "seed" in record:
            begun = {"id": id, "seed": record["seed"], "edition": record["edition"]}
            found[id] = {**begun, "answers": {}, "over": False}
        elif id in found and "given" in record:
            found[id]["answers"][str(record["place"])] = record["given"]
        elif id in found and record.get("over"):
            found[id]["over"] = True
    return next(reversed(found.values()), {})
