"""YAML files: plain data with lines, and every fault named by file and line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skinspots_lib.content.files.yaml_files import MAX_BYTES, read_yaml
from skinspots_lib.content.problems import ContentError

QUOTES = "\n  Put the whole text in quotes."
PLAIN = "\n  Take it out; only text, numbers, true and false are allowed."
MARK = "\n  Take it out; if it is text, put it in quotes."
COPY = "\n  Write the value out; if it is text, put it in quotes."

# What an instructor may type, and the exact words of the answer.
BROKEN = {
    "key_twice": (
        "- id: q1\n  ask: a\n  ask: b\n",
        "03.yaml, line 3, ask: written twice, first on line 2.\n  Keep one of the two.",
    ),
    "key_twice_deep_inside": (
        "- options:\n    - say: a\n      say: b\n",
        "03.yaml, line 3, options 1, say: written twice, first on line 2.\n  Keep one of the two.",
    ),
    "tab_as_indent": (
        "- id: q1\n\task: a\n",
        "03.yaml, line 2: a tab.\n  Use spaces: two for each step inwards.",
    ),
    "tab_in_text": (
        "- id: q1\n  ask: a\tb\n",
        "03.yaml, line 2: a tab.\n  Use spaces: two for each step inwards.",
    ),
    "python_object": (
        "- id: !!python/object:os.system echo\n",
        f'03.yaml, line 1, id: "!!python/object:os.system" is a tag.{PLAIN}',
    ),
    "own_tag": ("- id: !mine q1\n", f'03.yaml, line 1, id: "!mine" is a tag.{PLAIN}'),
    "anchor": ("- ask: &why q1\n", f'03.yaml, line 1, ask: "&why" marks a part to copy.{MARK}'),
    "alias": ("- ask: *why\n", f'03.yaml, line 1, ask: "*why" copies another part.{COPY}'),
    "two_colons": (
        "- id: q1\n  ask: What: why?\n",
        f'03.yaml, line 2: a second ": " in one line.{QUOTES}',
    ),
    "wrong_indent": (
        "- id: q1\n ask: a\n",
        f"03.yaml, line 2: the indent does not fit the lines above.{QUOTES}",
    ),
    "no_space_after_colon": (
        "- id: q1\n  ask: a\n  why\n  level: b\n",
        f'03.yaml, line 3: a line without ": ".{QUOTES}',
    ),
    "open_quote": (
        '- id: q1\n- id: "q2\n- id: q3\n',
        "03.yaml, line 2: a quote that is never closed.\n  Add the second quote.",
    ),
    "quote_in_quotes": (
        "- ask: 'it's'\n",
        f"03.yaml, line 1: the indent does not fit the lines above.{QUOTES}",
    ),
    "open_bracket": (
        "- sources: [a, b\n",
        "03.yaml, line 1: a bracket [ that is never closed.\n  Add the ].",
    ),
    "open_brace": (
        "- ask: {a\n",
        "03.yaml, line 1: a brace { that is never closed.\n  Add the }, or use quotes.",
    ),
    "percent_first": (
        "- ask: %x\n",
        f"03.yaml, line 1: a text starts with a sign that YAML keeps.{QUOTES}",
    ),
    "at_sign_first": (
        "- ask: @x\n",
        f"03.yaml, line 1: a text starts with a sign that YAML keeps.{QUOTES}",
    ),
    "only_a_comment": (
        "# nothing\n",
        "03.yaml, line 1: the file is empty.\n  Add at least one item, or delete the file.",
    ),
    "no_text_at_all": (
        "",
        "03.yaml, line 1: the file is empty.\n  Add at least one item, or delete the file.",
    ),
    "two_documents": (
        "- id: q1\n---\n- id: q2\n",
        "03.yaml, line 2: a second document.\n"
        "  Keep one list in each file, without a line of three dashes.",
    ),
    "list_as_key": ("- ? [a, b]\n  : c\n", "03.yaml, line 1: a key must be one word."),
    "far_too_deep": ("[" * 5000, "03.yaml, line 1: more than 12 levels inside each other."),
    "bell_character": (
        "- id: q1\n- id: \a\n",
        "03.yaml, line 2: a sign that text files must not hold.\n  Delete it.",
    ),
    "no_such_character": (
        '- ask: "\\UFFFFFFFF"\n',
        "03.yaml, line 1: a character code in a quoted text that does not exist.",
    ),
}


def write(folder, content):
    path = folder / "03.yaml"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content, encoding="utf-8")
    return path


def message(folder, content):
    with pytest.raises(ContentError) as caught:
        read_yaml(write(folder, content), "03.yaml")
    return str(caught.value)


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_gets_its_exact_message(name, tmp_path):
    content, expected = BROKEN[name]
    assert message(tmp_path, content) == expected


def test_all_tabs_are_named_at_once(tmp_path):
    assert message(tmp_path, "- id: q1\n\task: a\n\twhy: b\n").count("a tab") == 2


def test_problems_of_many_kinds_come_together(tmp_path):
    said = message(tmp_path, "- id: !x q1\n  ask: &a b\n  ask: c\n")
    assert [line[:15] for line in said.split("\n")[::2]] == [
        "03.yaml, line 1",
        "03.yaml, line 2",
        "03.yaml, line 3",
    ]


def test_aliases_that_explode_are_refused_before_they_grow(tmp_path):
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert "marks a part to copy" in message(tmp_path, "\n".join(lines))


def test_latin_bytes_are_named_with_their_line(tmp_path):
    assert message(tmp_path, b"- id: q1\n- ask: \xe9t\xe9\n") == (
        "03.yaml, line 2: not UTF-8 text.\n  Save the file again with the encoding UTF-8."
    )


def test_huge_file_is_refused_unread(tmp_path):
    said = message(tmp_path, b"#" * (MAX_BYTES + 1))
    assert said == "03.yaml, line 1: larger than 2 MB.\n  Split it into smaller files."


def test_missing_file_is_a_problem_not_a_traceback(tmp_path):
    with pytest.raises(ContentError, match="the file cannot be read"):
        read_yaml(tmp_path / "09.yaml")


def test_byte_order_mark_and_windows_lines_are_read(tmp_path):
    path = write(tmp_path, b"\xef\xbb\xbf- id: q1\r\n  ask: a\r\n")
    assert read_yaml(path).data == [{"id": "q1", "ask": "a"}]


def test_lines_point_to_keys_items_and_the_nearest_parent(tmp_path):
    file = read_yaml(write(tmp_path, "- id: q1\n  options:\n    - say: a\n    - say: b\n"))
    assert file.line(0, "options", 1, "say") == 4
    assert file.line(0, "options", 1, "why") == 4
    assert file.line(0, "sources") == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("off", "off"),
        ("2-5", "2-5"),
        ("2026-11-25", "2026-11-25"),
        ("007", "007"),
        ("1_000", "1_000"),
        ("=1+1", "=1+1"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("true", True),
        ("null", None),
        ("12", 12),
        ("-2.5", -2.5),
        ('"12"', "12"),
    ],
)
def test_bare_words_stay_words(written, meant, tmp_path):
    assert read_yaml(write(tmp_path, f"- {written}\n")).data == [meant]


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "03.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        data = read_yaml(path).data
    except ContentError as error:
        assert error.problems
    else:
        assert isinstance(data, list | dict | str | int | float)


@given(st.text(alphabet="-:?[]{}&*!|>\"%@`#,\n ax'", max_size=60))
@settings(max_examples=500)
def test_any_mix_of_yaml_signs_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "03.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        read_yaml(path)
    except ContentError as error:
        assert all(problem.where.startswith("line ") for problem in error.problems)
