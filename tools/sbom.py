"""Write what the course consists of, for whoever has to know: build/sbom.json, CycloneDX.

It names the module, what it needs, and what those need, down to the last, as installed in this
environment. What only tests and makers need is left out. Nothing is fetched.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "sbom.json"
# What somebody who learns installs.
EXTRA = "lab"


def direct_needs(project: dict) -> list[Requirement]:
    """Give what pyproject.toml asks for here."""
    lines = project["dependencies"] + project["optional-dependencies"][EXTRA]
    return [need for need in map(Requirement, lines) if _holds(need, {""})]


def all_needs(needs: list[Requirement]) -> set[str]:
    """Give the names of these, of what they need, and so on, in their one spelling."""
    ahead, seen = list(needs), set()
    while ahead:
        need = ahead.pop()
        wish = (canonicalize_name(need.name), frozenset(need.extras))
        if wish in seen:
            continue
        seen.add(wish)
        lines = map(Requirement, metadata.requires(need.name) or [])
        # cyclonedx-py follows every extra; only those that were asked for are installed for it.
        ahead += [one for one in lines if _holds(one, {"", *need.extras})]
    return {name for name, _ in seen}


def _holds(need: Requirement, extras: set[str]) -> bool:
    return not need.marker or any(need.marker.evaluate({"extra": extra}) for extra in extras)


def prune(bom: dict, direct: set[str], kept: set[str]) -> dict:
    """Keep of a whole environment what the course needs."""
    root = bom["metadata"]["component"]["bom-ref"]
    components = [one for one in bom["components"] if canonicalize_name(one["name"]) in kept]
    names = {one["bom-ref"]: canonicalize_name(one["name"]) for one in components}
    leads = {one["ref"]: one.get("dependsOn", []) for one in bom["dependencies"]}
    leads[root] = [ref for ref in leads[root] if names.get(ref) in direct]
    dependencies = [
        {"ref": ref, "dependsOn": [to for to in leads.get(ref, []) if to in names]}
        for ref in [root, *names]
    ]
    return {**bom, "components": components, "dependencies": dependencies}


def sbom(check: bool) -> dict:
    """Ask cyclonedx-py what is installed here, and keep what the course needs."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", sys.executable]
    options = ["--pyproject", ROOT / "pyproject.toml", "--of", "JSON", "--output-reproducible"]
    checked = ["--validate" if check else "--no-validate"]
    done = subprocess.run([*command, *options, *checked, "-o", "-"], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"cyclonedx-py failed: {done.stderr}")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needs = direct_needs(project)
    direct = {canonicalize_name(need.name) for need in needs}
    return prune(json.loads(done.stdout), direct, all_needs(needs))


def main(argv: list[str]) -> int:
    """Read the options and write the file."""
    reader = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reader.add_argument("--out", type=Path, default=OUT, help="file to write")
    reader.add_argument("--check", action="store_true", help="hold it against CycloneDX's schema")
    wish = reader.parse_args(argv)
    bom = sbom(wish.check)
    wish.out.parent.mkdir(parents=True, exist_ok=True)
    wish.out.write_text(json.dumps(bom, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{wish.out}: {len(bom['components'])} components")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
