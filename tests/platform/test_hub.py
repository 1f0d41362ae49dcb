"""The trial hub of deploy/hub, with its proxy, as one student of a class meets it."""

from __future__ import annotations

import asyncio
import json
import re

import pytest
import yaml

pytestmark = pytest.mark.slow
LESSON = "skin-spots/notebooks/01_where_is_the_blood.ipynb"
COUNT = "import skinspots_lib as spots; print(len(spots.progress().trials))"


@pytest.fixture(scope="module")
def hub_driver(root):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(root / "tests")
        import hub_driver

        yield hub_driver


@pytest.fixture(scope="module")
def visit(hub_driver, tmp_path_factory):
    """Give what one student sees: a lesson, an answer, a lost connection, a new server."""
    base = tmp_path_factory.mktemp("hub")
    with hub_driver.running(base) as hub:
        student = hub_driver.Student(hub, "ada")
        seen = asyncio.run(_visit(student))
        seen["kept"] = (hub.state / "homes" / "ada" / "progress" / "attempts.jsonl").read_text()
        yield seen


async def _visit(student) -> dict:
    await student.log_in()
    front = await student.get("")
    cells = await student.open(LESSON)
    for source in cells[:2]:
        await student.run(source)
    await student.run('spots.ask("q06")')
    (comm,) = [one for one, state in student.comms.items() if state.get("ask")]
    await student.tell(comm, {"method": "custom", "content": {"do": "submit", "answer": [3]}})
    await student.lose()
    await student.connect()
    after_loss = await student.run(COUNT)
    await student.lose()
    await student.log_out()
    return {"front": front.effective_url, "after loss": after_loss.strip()}


def test_log_in_leads_to_the_first_lesson(visit):
    assert visit["front"].endswith("/skin-spots/notebooks/00_first_fifteen_minutes.ipynb")


def test_answer_survives_a_lost_connection(visit):
    assert visit["after loss"] == "1"


def test_answer_is_in_the_folder_of_the_student(visit):
    (line,) = visit["kept"].splitlines()
    assert json.loads(line.partition(" ")[2])["item"] == "q06"


def test_proxy_is_pinned_without_addresses(root):
    lock = json.loads((root / "deploy" / "hub" / "package-lock.json").read_text())
    parts = [part for name, part in lock["packages"].items() if name]
    assert all(part["integrity"] and "resolved" not in part for part in parts)


def test_kubernetes_reserves_and_allows_what_the_guide_says(root):
    values = yaml.safe_load((root / "deploy" / "hub" / "values.yaml").read_text())
    guide = (root / "docs" / "jupyterhub.md").read_text("utf-8")
    memory, cpu = values["singleuser"]["memory"], values["singleuser"]["cpu"]
    for number in (memory["guarantee"], memory["limit"], cpu["guarantee"], cpu["limit"]):
        assert re.search(rf"\b{re.escape(str(number))}\b", guide), number
