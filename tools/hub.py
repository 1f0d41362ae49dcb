"""Start the trial hub of deploy/hub, with its proxy from npm.

python tools/hub.py          on http://127.0.0.1:8000, state in ~/skinspots-hub
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from nodejs import environment, npm

HERE = Path(__file__).resolve().parent
HUB = HERE.parent / "deploy" / "hub"
CONFIG = HUB / "jupyterhub_config.py"
NO_PROXY = "npm cannot install the proxy (is the npm registry in reach?):\n"


def ensure_proxy(env: dict[str, str]) -> None:
    """Install what deploy/hub/package-lock.json pins, once."""
    lock, stamp = HUB / "package-lock.json", HUB / "node_modules" / ".package-lock.json"
    if stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime:
        return
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    done = subprocess.run(command, cwd=HUB, env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(NO_PROXY + done.stderr)


def make_ahead(env: dict[str, str]) -> None:
    """Make the pictures of the lessons for all students, as an image has them."""
    subprocess.run([sys.executable, HERE / "make_ahead.py"], env=env, check=True)


def command(config: Path = CONFIG) -> list[str]:
    return [sys.executable, "-m", "jupyterhub", "-f", str(config)]


def main() -> int:
    env = environment()
    ensure_proxy(env)
    make_ahead(env)
    return subprocess.call([*command(), *sys.argv[1:]], env=env)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
