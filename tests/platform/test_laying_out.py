"""tools/docs_site.py: how files of the repository become pages, without making the site."""

from __future__ import annotations

import importlib

import pytest


@pytest.fixture
def docs_site(root, monkeypatch):
    monkeypatch.syspath_prepend(root / "tools")
    return importlib.import_module("docs_site")


@pytest.mark.parametrize(
    ("path", "link", "became"),
    [
        ("docs/teaching.md", "instructors.md", "instructors.md"),
        ("CONTRIBUTING.md", "docs/contributors.md#speed", "contributors.md#speed"),
        ("docs/guides.md", "../data/README.md", "tables.md"),
        ("docs/decisions/0001-three-floors.md", "../teaching.md", "../teaching.md"),
        (
            "docs/teaching.md",
            "../notebooks/00_first_fifteen_minutes.ipynb",
            "lessons/00_first_fifteen_minutes.ipynb",
        ),
        ("notebooks/01_where_is_the_blood.ipynb", "../docs/recipes.md", "../recipes.md"),
        ("docs/index.md", "https://example.org/a.md", "https://example.org/a.md"),
        ("docs/index.md", "#here", "#here"),
        ("docs/index.md", "no_such_page.md", "no_such_page.md"),
    ],
)
def test_link_of_a_file_becomes_a_link_of_its_page(docs_site, path, link, became):
    assert docs_site.relink(f"[x]({link})", path) == f"[x]({became})"


def test_link_to_a_file_without_a_page_leads_to_the_repository(docs_site):
    became = docs_site.relink("[BSD](LICENSE)", "CONTRIBUTING.md")
    assert became.endswith("/blob/HEAD/LICENSE)") and "https://github.com/" in became


def test_page_that_no_list_names_comes_under_the_guides(docs_site, tmp_path):
    (tmp_path / "index.md").write_text("```{toctree}\nguides\n```\n")
    (tmp_path / "guides.md").write_text("# Guides\n```{toctree}\nknown\n```\n")
    for name in ("known", "new_page"):
        (tmp_path / f"{name}.md").write_text("# Page\n")
    docs_site._list_the_rest(tmp_path)
    added = (tmp_path / "guides.md").read_text().partition("## More")[2]
    assert "new_page" in added and "known" not in added
