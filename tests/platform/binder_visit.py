"""A learner's visit, run inside a `Room`: JupyterLab as the link opens it, then a notebook.

    python -c "$(cat binder_visit.py)" NOTEBOOK [CODE]

`CODE` is run after the last cell. Prints as JSON what was seen, with the seconds until JupyterLab
answered, and from the call for a kernel to the end of each cell. It needs nothing but what a
learner has.
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from jupyter_client.manager import start_new_kernel

ADDRESS = "http://127.0.0.1:8888/"
LAB = ["jupyterlab", "--no-browser", "--port=8888"]
OPEN_TO_ALL = ["--IdentityProvider.token=", "--ServerApp.password="]
AT_ONCE = 0.05  # seconds between two looks whether JupyterLab answers


def start_lab():
    command = [sys.executable, "-m", *LAB, *OPEN_TO_ALL]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while server.poll() is None:
        try:
            get("api/status")
            return server
        except OSError:
            time.sleep(AT_ONCE)
    sys.exit("JupyterLab ended.")


def get(path):
    return urllib.request.urlopen(ADDRESS + path, timeout=60).read()


def can_write():
    try:
        Path("written").touch()
    except OSError:
        return False
    return True


def visit(notebook, afterwards):
    begun = time.perf_counter()
    server = start_lab()
    answers = time.perf_counter() - begun
    page = get(f"lab/tree/notebooks/{notebook}").decode()
    book = json.loads(get(f"api/contents/notebooks/{notebook}"))["content"]
    marks, said = {}, []

    def hear(message):
        if message["msg_type"] in ("error", "stream"):
            said.append(message["content"])

    begun = time.perf_counter()
    manager, client = start_new_kernel(cwd="notebooks", stderr=subprocess.DEVNULL)
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            client.execute_interactive(cell["source"], timeout=300, output_hook=hear)
            marks[cell["id"]] = time.perf_counter() - begun
    client.execute_interactive(afterwards, timeout=300, output_hook=hear)
    client.stop_channels()
    manager.shutdown_kernel()
    server.terminate()
    server.wait()
    news = "disabledExtensions" in page and "apputils-extension:announcements" in page
    seen = {"uid": os.geteuid(), "can_write": can_write(), "asks_outside": not news}
    return {**seen, "answers": answers, "marks": marks, "said": said}


if __name__ == "__main__":
    print(json.dumps(visit(sys.argv[1], *sys.argv[2:] or [""])))
