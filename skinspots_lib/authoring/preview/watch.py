"""Show the page in a browser and again after each save.

The page asks a few times a second whether anything has changed. Nothing is kept or sent elsewhere:
the server listens on this computer alone.
"""

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from skinspots_lib.authoring.export.markup import paragraphs
from skinspots_lib.authoring.preview.frame import whole
from skinspots_lib.authoring.preview.pages import page
from skinspots_lib.content.problems import UnknownName

WATCHED = ("*.csv", "*.yaml", "*.yml", "*.json", "*.ipynb", "*.png", "*.jpg", "*.jpeg", "*.webp")
ASK = """
const seen = {version};
setInterval(async () => {{
  const now = await fetch("version").then((reply) => reply.json()).catch(() => seen);
  if (now !== seen) location.reload();
}}, 500);
"""


def version_of(root: Path) -> str:
    """Say which state of the files this is.

    Parameters
    ----------
    root : Path
        The folder of the tables; the lessons lie in ``notebooks/`` beside it.

    Returns
    -------
    str
        Another one after any save.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> version_of(data_dir()) == version_of(data_dir())
    True
    """
    folders = (root, root.resolve().parent / "notebooks")
    files = {path for folder in folders for kind in WATCHED for path in folder.rglob(kind)}
    states = ((path, path.stat()) for path in sorted(files) if path.is_file())
    return str(hash(tuple((str(p), s.st_mtime_ns, s.st_size) for p, s in states)))


def server(what: str | None, root: Path, port: int = 0) -> ThreadingHTTPServer:
    """Make the server of one page.

    Parameters
    ----------
    what : str or None
        As in `page`.
    root : Path
        The folder of the tables.
    port : int
        Where to listen; 0 for any free one.

    Returns
    -------
    ThreadingHTTPServer
        Call ``serve_forever``.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> with server("q07", data_dir()) as here:
    ...     here.server_address[0]
    '127.0.0.1'
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/version":
                self._send(json.dumps(version_of(root)), "application/json")
            elif self.path == "/":
                self._send(_shown(what, root), "text/html; charset=utf-8")
            else:
                self.send_error(404)

        def _send(self, text: str, kind: str) -> None:
            data = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_) -> None:
            """Say nothing: a line for each question of the page would hide what matters."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


def _shown(what: str | None, root: Path) -> str:
    script = ASK.format(version=json.dumps(version_of(root)))
    try:
        return page(what, root, script)
    except UnknownName as error:
        return whole(what or "", paragraphs([str(error)]), script)


def watch(what: str | None, root: Path, say: Callable[[str], None] = print) -> None:
    """Serve the page until the instructor presses Ctrl and C.

    Parameters
    ----------
    what : str or None
        As in `page`.
    root : Path
        The folder of the tables.
    say : callable
        Told where the page is.

    Examples
    --------
    >>> callable(watch)
    True
    """
    with server(what, root) as here:
        say(f"http://127.0.0.1:{here.server_address[1]}/ (Ctrl and C ends it)")
        try:
            here.serve_forever()
        except KeyboardInterrupt:
            say("Ended.")
