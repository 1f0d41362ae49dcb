"""One report of all benchmarks: each writes its own section and leaves the others as they are."""

from __future__ import annotations

import datetime
import os
import platform
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "benchmarks.md"
HEAD = """# What the module costs

Written by `make bench`; each section says when and where. On a machine that does other things
meanwhile, trust the processor time more than the time on the clock.
"""


def machine() -> str:
    here = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    # More than one for each core: others ran meanwhile, and times on the clock mean little.
    busy = f", load {os.getloadavg()[1]:.0f}" if hasattr(os, "getloadavg") else ""
    return f"On {datetime.date.today()}: {here}, Python {platform.python_version()}{busy}"


def write_section(title: str, body: str) -> None:
    """Put a section in the place of the one with the same title, else at the end."""
    old = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", old, re.MULTILINE | re.DOTALL))
    sections[title] = f"\n{body.strip()}\n\n"
    text = "".join(f"\n## {name}\n{text.rstrip()}\n" for name, text in sections.items())
    REPORT.write_text(HEAD + text, encoding="utf-8")
    print(f"Written to {REPORT.relative_to(ROOT)}.")
