import pytest

from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.trials import Trial


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """Give an empty progress of its own."""
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path / "progress"))
    return progress()


@pytest.fixture
def practise(mine):
    """Give a function that answers practice pictures, one in three of them wrongly."""

    def answer(how_many):
        kinds = ["petechiae", "purpura", "cherry_angioma", "viral_exanthem"]
        for n in range(how_many):
            truth, tone = kinds[n % 4], n % 10 + 1
            said = truth if n % 3 else "ecchymosis"
            item = f"{truth}-{tone}-clear-{n % 100}"
            sure = ["guess", "sure"][n % 2]
            more = {"part": "practice", "tone": tone, "confidence": sure, "at": 60_000 * n}
            mine.record(Trial(item, said, said == truth, truth=truth, **more))

    return answer
