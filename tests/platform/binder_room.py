"""A room like Binder's: one user without rights, one environment, one copy of the repository."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml
from packaging.requirements import Requirement

IS_ROOT = os.geteuid() == 0
NOBODY = 65534
# conda's name for what PyPI has under another.
PYPI_NAMES = {"matplotlib-base": "matplotlib"}
NO_ROOM = (
    "As root, this test needs `unshare` and `setpriv` (util-linux) and the right to mount:\n"
    "{said}\nRun it as an ordinary user instead."
)
# Loopback is down in a network of one's own; a kernel talks to its notebook through it.
LOOPBACK_UP = (
    "import fcntl, socket, struct; s = socket.socket(); "
    "fcntl.ioctl(s, 0x8914, struct.pack('16sh', b'lo', 1))"
)


def conda_packages(environment: dict) -> list[str]:
    """Give what conda would install, as requirements that pip knows."""
    packages = [one for one in environment["dependencies"] if isinstance(one, str) and one != "pip"]
    needs = [Requirement(one) for one in packages if not one.startswith("python=")]
    return [f"{PYPI_NAMES.get(need.name, need.name)}{need.specifier}" for need in needs]


@dataclass(frozen=True)
class Room:
    """A folder with `repo`, `env` and `home`; commands run in `repo`, without root."""

    base: Path

    @property
    def repo(self) -> Path:
        return self.base / "repo"

    @property
    def python(self) -> Path:
        return self.base / "env" / "bin" / "python"

    def run(self, *command: object, sealed: bool = False) -> subprocess.CompletedProcess[str]:
        """Run a command; `sealed`: the repository cannot be written, no network is there."""
        words = [str(word) for word in command]
        if IS_ROOT:
            words = self._as_nobody(words, sealed)
        elif sealed:
            subprocess.run(["chmod", "-R", "a-w", self.repo], check=True)
        how = {"cwd": self.repo, "env": self._env(sealed), "timeout": 900}
        done = subprocess.run(words, capture_output=True, text=True, **how)
        assert not done.stderr.startswith("unshare:"), NO_ROOM.format(said=done.stderr)
        assert done.returncode == 0, f"{words[-3:]}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done

    def visit(self, notebook: str, afterwards: str = "") -> dict:
        """Let a learner come to a notebook, sealed off, and give what `binder_visit` prints."""
        program = Path(__file__).with_name("binder_visit.py").read_text(encoding="utf-8")
        run = self.run(self.python, "-c", program, notebook, afterwards, sealed=True)
        return json.loads(run.stdout)

    def warm_up(self) -> None:
        """Do what the Dockerfile does last."""
        self.run("chmod", "-R", "u+w", self.repo)
        self.run("./postBuild")

    def remove(self) -> None:
        """Take it away, also what cannot be written."""
        if not IS_ROOT:
            self.run("chmod", "-R", "u+w", self.base)
        shutil.rmtree(self.base)

    def _env(self, sealed: bool) -> dict[str, str]:
        kept = ("PIP_", "SSL_", "LANG", "HTTP", "http", "no_proxy", "NO_PROXY")
        env = {name: value for name, value in os.environ.items() if name.startswith(kept)}
        if sealed:
            # For whoever has no network of one's own to close: nothing answers there.
            env |= dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")
            env["no_proxy"] = "127.0.0.1"
        path = f"{self.base / 'env' / 'bin'}:/usr/bin:/bin"
        home = self.base / "home"
        return {
            **env,
            "PATH": path,
            "HOME": str(home),
            "SKINSPOTS_PROGRESS": str(home / "progress"),
        }

    def _as_nobody(self, words: list[str], sealed: bool) -> list[str]:
        """Wrap a command for root: a user without rights, in a world of mounts of its own."""
        steps = [*self._open_python()]
        if sealed:
            repo = shlex.quote(str(self.repo))
            steps += [f"mount --bind {repo} {repo}", f"mount -o remount,ro,bind {repo}"]
            steps.append(f"{shlex.quote(sys.executable)} -c {shlex.quote(LOOPBACK_UP)}")
        drop = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        steps.append(f"cd {shlex.quote(str(self.repo))}")
        steps.append(f"exec {shlex.join([*drop, '--no-new-privs', *words])}")
        alone = ["--net"] if sealed else []
        return ["unshare", "--mount", *alone, "sh", "-ec", "\n".join(steps)]

    def _open_python(self) -> list[str]:
        """Give the mounts by which nobody sees a Python that lies in a closed home.

        An empty folder is laid over the closed one, with only that Python in it.
        """
        prefix = Path(sys.base_prefix).resolve()
        closed = [at for at in reversed(prefix.parents) if not at.stat().st_mode & 0o001]
        if not closed:
            return []
        aside, here = self.base / "python", shlex.quote(str(prefix))
        aside.mkdir(exist_ok=True)
        return [
            f"mount --bind {here} {aside}",
            f"mount -t tmpfs -o mode=755 tmpfs {shlex.quote(str(closed[0]))}",
            f"mkdir -p {here}",
            f"mount --bind {aside} {here}",
        ]


def furnish(base: Path, root: Path) -> Room:
    """Copy what git knows of the repository, and give it to the user, as Binder does."""
    room = Room(base)
    for folder in ("repo", "env", "home"):
        (base / folder).mkdir()
    known = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, known.stdout.split("\0")):
        if (root / name).is_file():
            (room.repo / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, room.repo / name)
    base.chmod(0o755)
    give_to_user(*base.iterdir())
    return room


def give_to_user(*folders: Path) -> None:
    """Let the user without rights own what root has put there."""
    if IS_ROOT:
        subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", *folders], check=True)


def build(room: Room) -> None:
    """Make the environment as the Dockerfile does, with pip in the place of conda."""
    environment = yaml.safe_load((room.repo / "environment.yml").read_text())
    pins = ["-c", "constraints.txt"] if (room.repo / "constraints.txt").exists() else []
    room.run(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}", "-m", "venv",
             room.base / "env")  # fmt: skip
    pip = [room.python, "-m", "pip", "install", "-q", *pins]
    room.run(*pip, *conda_packages(environment))
    # As conda hands it to pip: a file of requirements, read in the folder of the repository.
    lines = "\n".join(environment["dependencies"][-1]["pip"])
    room.run("sh", "-c", f"printf '%s\n' {shlex.quote(lines)} > $HOME/pip.txt")
    room.run(*pip, "-U", "-r", room.base / "home" / "pip.txt")
