"""A JupyterHub for tests and benchmarks, and students who use it as a browser would."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
sys.path.insert(0, str(ROOT / "tests"))
import hub as trial  # noqa: E402
import lab_driver  # noqa: E402

PATIENCE = 600
# The trial's own configuration, and a service that may do for students what the pages do.
CONFIG = """
load_subconfig({config!r})
c.JupyterHub.services = [{{"name": "class", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [{{"name": "class", "services": ["class"],
    "scopes": ["admin:users", "admin:servers", "tokens", "access:servers"]}}]
c.JupyterHub.log_level = "WARN"
"""


@dataclass(frozen=True)
class Hub:
    """A hub that answers: its address, the key of the service, its state and process."""

    url: str
    token: str
    state: Path
    pid: int


def _three_ports() -> int:
    """Give the first of three free ports in a row: for students, the hub and the proxy."""
    while True:
        port = lab_driver.free_port()
        with contextlib.suppress(OSError), contextlib.ExitStack() as probes:
            for number in range(port, port + 3):
                probe = probes.enter_context(socket.socket())
                probe.bind(("127.0.0.1", number))
            return port


@contextlib.contextmanager
def running(base: Path) -> Iterator[Hub]:
    """Start the trial hub with a clean home, wait until it answers, and stop it in the end."""
    port = _three_ports()
    env = trial.environment()
    trial.ensure_proxy(env)
    sockets = Path(tempfile.gettempdir()) / f"skinspots-hub-{port}"
    token, config = secrets.token_hex(32), base / "config.py"
    config.write_text(CONFIG.format(config=str(trial.CONFIG), token=token))
    state = base / "state"
    own = {"SKINSPOTS_HUB": str(state), "SKINSPOTS_HUB_PORT": str(port), "PATH": env["PATH"]}
    env = {**lab_driver.clean_home(base), **own}
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        # Each student has these in the home that the hub gives.
        env.pop(name)
    log = base / "hub.log"
    with log.open("w") as out:
        process = subprocess.Popen(trial.command(config), env=env, cwd=base, stdout=out, stderr=out)
        hub = Hub(f"http://127.0.0.1:{port}", token, state, process.pid)
        try:
            asyncio.run(_answers(hub, process, log))
            yield hub
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(120)
            shutil.rmtree(sockets, ignore_errors=True)


async def _answers(hub: Hub, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError):
            if (await _ask(f"{hub.url}/hub/api/", hub.token)).code == 200:
                return
        await asyncio.sleep(0.1)
    raise RuntimeError(f"JupyterHub did not start.\n{log.read_text()}")


async def _ask(url: str, token: str, method: str = "GET", body: object = None):
    request = HTTPRequest(
        url,
        method,
        headers={"Authorization": f"token {token}"},
        body=None if method in ("GET", "DELETE") else json.dumps(body or {}),
        request_timeout=PATIENCE,
        connect_timeout=PATIENCE,
    )
    return await AsyncHTTPClient(max_clients=200).fetch(request, raise_error=False)


@dataclass
class Student:
    """One student with a browser: a server, a lesson, its kernel and the widgets in it."""

    hub: Hub
    name: str
    token: str = ""
    kernel: str = ""
    page: WebSocketClientConnection | None = None
    comms: dict[str, dict] = field(default_factory=dict)
    session: str = field(default_factory=lambda: uuid.uuid4().hex)

    async def log_in(self) -> None:
        """Start the student's server, and wait until it is there."""
        me = f"{self.hub.url}/hub/api/users/{self.name}"
        await self._expect(201, await _ask(me, self.hub.token, "POST"))
        made = await _ask(f"{me}/tokens", self.hub.token, "POST")
        self.token = json.loads((await self._expect(201, made)).body)["token"]
        began = await _ask(f"{me}/server", self.hub.token, "POST")
        assert began.code in (201, 202), f"{self.name}: {began.code} {began.body}"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            about = json.loads((await _ask(me, self.hub.token)).body)
            if about["servers"].get("", {}).get("ready"):
                return
            await asyncio.sleep(0.2)
        raise TimeoutError(f"{self.name} has no server")

    async def log_out(self) -> None:
        """Stop the student's server."""
        me = f"{self.hub.url}/hub/api/users/{self.name}/server"
        gone = await _ask(me, self.hub.token, "DELETE")
        assert gone.code in (202, 204), f"{self.name}: {gone.code}"

    async def open(self, path: str) -> list[str]:
        """Open a notebook with its kernel; give the source of its code cells."""
        await self._expect(200, await self.get(f"lab/tree/{path}"))
        book = json.loads((await self._expect(200, await self.get(f"api/contents/{path}"))).body)
        asked = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}}
        made = await self.get("api/sessions", "POST", asked)
        self.kernel = json.loads((await self._expect(201, made)).body)["kernel"]["id"]
        await self.connect()
        cells = book["content"]["cells"]
        return [cell["source"] for cell in cells if cell["cell_type"] == "code"]

    async def get(self, path: str, method: str = "GET", body: object = None):
        url = f"{self.hub.url}/user/{self.name}/{path}"
        return await _ask(url, self.token, method, body)

    async def connect(self) -> None:
        """Reach the kernel, as a page does when it is opened or comes back."""
        place = f"user/{self.name}/api/kernels/{self.kernel}/channels?session_id={self.session}"
        url = f"{self.hub.url.replace('http', 'ws', 1)}/{place}"
        headers = {"Authorization": f"token {self.token}"}
        patience = {"connect_timeout": PATIENCE, "request_timeout": PATIENCE}
        request = HTTPRequest(url, headers=headers, **patience)
        self.page = await websocket_connect(request, max_message_size=2**28)

    async def lose(self) -> None:
        """Lose the connection, without a goodbye to the kernel."""
        self.page.protocol.stream.close()
        while await self.page.read_message() is not None:
            pass
        # Nothing is sent any more: only Tornado's own record of the connection is closed.
        self.page.close()

    async def run(self, source: str) -> str:
        """Run a cell; give what it printed. An error in it is an error here."""
        content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False}
        return await self._talk("execute_request", content)

    async def tell(self, comm: str, data: dict) -> None:
        """Send a widget what the browser would, and wait until it was heard."""
        await self._talk("comm_msg", {"comm_id": comm, "data": data})

    async def _talk(self, kind: str, content: dict) -> str:
        """Send a message; wait until the kernel is done with it."""
        number = uuid.uuid4().hex
        header = {"msg_id": number, "msg_type": kind, "session": self.session, "version": "5.3"}
        header |= {"username": self.name, "date": "2026-01-01T00:00:00Z"}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        await self.page.write_message(json.dumps({**message, "channel": "shell", "buffers": []}))
        said, replied, idle = [], kind == "comm_msg", False
        while not (replied and idle):
            heard = await asyncio.wait_for(self.page.read_message(), PATIENCE)
            assert heard is not None, f"{self.name}: the connection was closed"
            got = _read(heard)
            if got["parent_header"].get("msg_id") != number:
                continue
            what, body = got["header"]["msg_type"], got["content"]
            idle |= what == "status" and body["execution_state"] == "idle"
            if what == "execute_reply":
                assert body["status"] == "ok", f"{self.name}: {body}"
                replied = True
            elif what == "comm_open":
                self.comms[body["comm_id"]] = body["data"]["state"]
            elif what == "comm_msg" and body["data"].get("method") == "update":
                self.comms[body["comm_id"]] |= body["data"]["state"]
            elif what == "stream":
                said.append(body["text"])
        return "".join(said)

    async def _expect(self, code: int, answer):
        assert answer.code == code, f"{self.name}: {answer.code}, {answer.body[:500]}"
        return answer


def _read(message: str | bytes) -> dict:
    """Read a message of the kernel; one with pictures comes as bytes, its text in front."""
    if isinstance(message, str):
        return json.loads(message)
    count = int.from_bytes(message[:4], "big")
    places = [int.from_bytes(message[4 * n : 4 * n + 4], "big") for n in range(1, count + 1)]
    end = places[1] if count > 1 else None
    return json.loads(message[places[0] : end])
