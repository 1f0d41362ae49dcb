"""How Sphinx makes the site. `make docs` lays out what it reads: see tools/docs_site.py."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import doors  # noqa: E402

import skinspots_lib  # noqa: E402

project = "Skin Spots"
author = "the Skin Spots contributors"
copyright = f"{author}. Code: BSD-3-Clause. Lessons, tables and pictures: CC BY 4.0"
release = skinspots_lib.__version__
language = "en"

# No intersphinx: the site is made without a network.
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
default_role = "code"
nitpicky = True
# The types in docstrings are words for people ("DataFrame, one row per mark"), no names to look up.
nitpick_ignore_regex = [("py:.*", ".*")]

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
# Lessons are run before Sphinx reads them, and hold no living widget.
nb_execution_mode = "off"
nb_ipywidgets_js = {}
nb_merge_streams = True

autodoc_member_order = "bysource"
autodoc_typehints = "none"
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True

html_theme = "pydata_sphinx_theme"
html_title = "Skin Spots"
html_static_path = ["_static"]
html_css_files = ["site.css"]
# It would hold each lesson once more, as it was run.
html_copy_source = False
html_show_sphinx = False
html_sidebars = {"index": [], "api": []}
html_theme_options = {
    "logo": {"text": "Skin Spots"},
    "announcement": (
        "Spots that stay under a clear glass + fever or feeling very unwell = <strong>emergency"
        "</strong>. Call your emergency number. In doubt, go."
    ),
    "icon_links": [
        {"name": "Source", "url": doors.source(), "icon": "fa-solid fa-code", "type": "fontawesome"}
    ],
    "navigation_with_keys": False,
    "show_toc_level": 2,
    "footer_start": ["copyright"],
    "footer_end": ["theme-version"],
}

# Only `make docs ARGS=--links` looks outside.
linkcheck_ignore = [r"https://github\.com/OWNER/.*", r"https://mybinder\.org/.*/OWNER/.*"]
linkcheck_timeout = 20
linkcheck_workers = 10
