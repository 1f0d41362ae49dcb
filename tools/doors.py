"""Where the course is on the web. A fork has other addresses: they all come from here.

On GitHub, `GITHUB_REPOSITORY` says whose copy it is. Elsewhere `OWNER` stands in its place, as
it does in README.md; `docs/releasing.md` says what to replace.
"""

from __future__ import annotations

import os

REPOSITORY = os.environ.get("GITHUB_REPOSITORY") or "OWNER/skin-spots"
# Of the site for the browser, beside the documentation.
LITE = "lite"


def source(path: str = "") -> str:
    """Give the address of a file of the repository, or of the repository itself."""
    home = f"https://github.com/{REPOSITORY}"
    return f"{home}/blob/HEAD/{path}" if path else home


def binder(path: str) -> str:
    """Give the address that opens a file of the repository in JupyterLab, on Binder."""
    return f"https://mybinder.org/v2/gh/{REPOSITORY}/HEAD?urlpath=lab/tree/{path}"


def lite(path: str) -> str:
    """Give the address, from the top of the site, that opens a file without a server."""
    return f"{LITE}/lab/index.html?path={path}"
