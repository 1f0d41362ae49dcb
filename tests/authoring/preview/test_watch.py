import json
import threading
from urllib.request import urlopen

import pytest

from skinspots_lib.authoring.preview.watch import server, version_of, watch


@pytest.fixture
def address(data_copy):
    with server("q06", data_copy) as here:
        threading.Thread(target=here.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{here.server_address[1]}/"
        here.shutdown()


def read(address):
    with urlopen(address) as reply:
        return reply.read().decode()


def edit(data_copy, old, new):
    path = data_copy / "questions" / "01.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_page_is_made_anew_after_a_save(address, data_copy):
    before = json.loads(read(address + "version"))
    assert "<h1>q06</h1>" in read(address) and before in read(address)
    edit(data_copy, "kind: single", "kind: singel")
    assert json.loads(read(address + "version")) != before
    assert "This has to be mended first" in read(address)


def test_new_and_removed_files_count_as_changes(data_copy):
    before = version_of(data_copy)
    own = data_copy / "local" / "glossary.csv"
    own.parent.mkdir(exist_ok=True)
    own.write_text("term\n")
    assert version_of(data_copy) != before
    own.unlink()
    assert version_of(data_copy) == before


def test_unknown_name_is_said_in_the_page_which_waits_for_it(data_copy):
    with server("q7777", data_copy) as here:
        threading.Thread(target=here.serve_forever, daemon=True).start()
        assert "no part of the course" in read(f"http://127.0.0.1:{here.server_address[1]}/")
        here.shutdown()


def test_watching_ends_quietly(data_copy, monkeypatch):
    said = []
    monkeypatch.setattr(
        "http.server.ThreadingHTTPServer.serve_forever",
        lambda self: (_ for _ in ()).throw(KeyboardInterrupt),
    )
    watch("q06", data_copy, said.append)
    assert said[0].startswith("http://127.0.0.1:") and said[-1] == "Ended."


@pytest.mark.browser
def test_open_page_shows_what_was_saved(page, address, data_copy):
    page.goto(address)
    page.wait_for_selector("h1")
    edit(data_copy, "kind: single", "kind: singel")
    page.wait_for_function(
        "() => document.body.innerText.includes('This has to be mended first')", timeout=60_000
    )
