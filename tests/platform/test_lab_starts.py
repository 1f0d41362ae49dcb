"""The first command of the README, as a learner types it."""

from __future__ import annotations

import json
import socket
import sys
import urllib.request

import pytest

pytestmark = pytest.mark.slow

# Stands in for the learner's browser: it hands on the page that it is asked to open.
BROWSER = """
import socket, sys, urllib.request
with socket.create_connection(("127.0.0.1", int(sys.argv[1])), 60) as back:
    back.sendall(urllib.request.urlopen(sys.argv[2]).read())
"""


def test_lab_command_opens_the_first_lesson(dev, driver, root, tmp_path):
    (tmp_path / "browser.py").write_text(BROWSER)
    port, lesson = driver.free_port(), dev.first_lesson().relative_to(root).as_posix()
    here = driver.Lab(f"http://127.0.0.1:{port}", "a-key", root, tmp_path / "lab.log")
    options = [f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=a-key"]
    command = [sys.executable, root / "tools" / "dev.py", "lab", "--here", *options]
    with socket.create_server(("127.0.0.1", 0)) as ear:
        ear.settimeout(120)
        browser = f"{sys.executable} {tmp_path / 'browser.py'} {ear.getsockname()[1]} %s"
        env = {**driver.clean_home(tmp_path), "BROWSER": browser}
        with driver.serving(command, here, env) as server:
            opened, _ = ear.accept()
            with opened, opened.makefile() as page:
                assert f"{here.url}/lab/tree/{lesson}" in page.read()
            with urllib.request.urlopen(f"{here.url}/api/contents/{lesson}?token=a-key") as answer:
                assert json.load(answer)["content"]["cells"]
    # Stopping the command stops JupyterLab: nothing is left behind on its port.
    assert server.returncode is not None
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
