"""JupyterHub for a trial on one machine: no password, and no wall between the students.

    python tools/hub.py    starts it on http://127.0.0.1:8000; every name that logs in is a student

Not for the trial only: the folder of each student's answers, the limits of time, and the page that
opens. `values.yaml` holds the same for Kubernetes; docs/jupyterhub.md says what was measured.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

HUB = Path(__file__).resolve().parent
COURSE = HUB.parents[1]
# Homes, database and secrets of the trial. Nothing is written beside the course.
STATE = Path(os.environ.get("SKINSPOTS_HUB", Path.home() / "skinspots-hub")).absolute()
PORT = int(os.environ.get("SKINSPOTS_HUB_PORT", "8000"))
PROXY = HUB / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
COPIED = ("notebooks", "data")
# Read by the course where it is; a copy for each student would only take room.
SHARED = shutil.ignore_patterns("made_ahead")
IDLE_SECONDS = 1800
# The path of a socket may have about a hundred letters only.
SOCKETS = Path(tempfile.gettempdir()) / f"skinspots-hub-{PORT}"

c = get_config()  # noqa: F821 (JupyterHub puts it there)


def home(spawner) -> Path:
    """Name the folder of one student."""
    return STATE / "homes" / spawner.user.name


def furnish(spawner) -> None:
    """Give a new student a copy of the lessons; one who comes back finds everything as it was."""
    for folder in COPIED:
        copy = home(spawner) / "skin-spots" / folder
        if not copy.exists():
            shutil.copytree(COURSE / folder, copy, ignore=SHARED)


SOCKETS.mkdir(mode=0o700, exist_ok=True)
STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
c.JupyterHub.bind_url = f"http://127.0.0.1:{PORT}"
c.JupyterHub.hub_port = PORT + 1
c.JupyterHub.db_url = f"sqlite:///{STATE / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")

# The proxy of package.json beside this file, with the node that is on PATH.
c.ConfigurableHTTPProxy.command = [shutil.which("node") or "node", str(PROXY)]
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{PORT + 2}"
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")

# For the trial only: whoever says a name is let in, and all run as the user who started the hub.
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(STATE / "homes" / "{username}")

c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.pre_spawn_hook = furnish
c.Spawner.default_url = "/lab/tree/skin-spots/notebooks/00_first_fifteen_minutes.ipynb"
# Answers have a place of their own, so that a fresh copy of the lessons takes none away.
c.Spawner.environment = {
    "SKINSPOTS_PROGRESS": lambda spawner: str(home(spawner) / "progress"),
    "JUPYTER_RUNTIME_DIR": lambda spawner: str(SOCKETS / spawner.user.name),
}
# Who was away for half an hour gives the memory back; the answers are in the file by then.
# Kernels talk over files, not ports: two of a class that start at once would take the same port.
c.Spawner.args = [
    "--KernelManager.transport=ipc",
    f"--MappingKernelManager.cull_idle_timeout={IDLE_SECONDS}",
    f"--ServerApp.shutdown_no_activity_timeout={IDLE_SECONDS}",
    *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]
# A class starts in the same minute: nobody is turned away, and a slow machine may be slow.
c.JupyterHub.concurrent_spawn_limit = 0
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
