"""The table of faults names tests that are there."""

import re


def test_each_test_that_the_table_of_faults_names_is_there(root):
    named = re.findall(r"`(test_\w+)`", (root / "docs" / "faults.md").read_text("utf-8"))
    texts = "".join(p.read_text("utf-8") for p in (root / "tests").rglob("test_*.py"))
    assert len(named) > 10
    assert [name for name in named if f"def {name}(" not in texts] == []
