"""Makes .venv ready: creates it, installs the packages, and does neither when nothing changed.

`.venv/bootstrap.json` remembers what was installed. It says "installing" until the packages are
all there, so an environment that was interrupted is known as such and made anew.
"""

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "bootstrap.json"
OLDEST = (3, 11)
INSTALLING = json.dumps({"state": "installing"})
REQUIREMENTS = {"base": "requirements.txt", "lint": "requirements-lint.txt"}

PIP_FAILED = """

The packages could not be installed: what pip said stands above.
- No connection to the package index? Check the network, and HTTPS_PROXY where you are behind a
  proxy. PIP_INDEX_URL names another index.
- No room left? The packages take about 450 MB.
Then run the same command again: what is done already is not done twice."""


def tell(message: str) -> None:
    print(message, flush=True)


def wanted_groups(arguments: list[str]) -> list[str]:
    parser = argparse.ArgumentParser(description="Makes .venv ready.")
    parser.add_argument("--with", dest="groups", action="append", choices=["lint"], default=[])
    return ["base", *parser.parse_args(arguments).groups]


def checksums(groups: list[str]) -> dict[str, str]:
    """Group → checksum of its list of packages."""
    return {
        group: hashlib.sha256((ROOT / REQUIREMENTS[group]).read_bytes()).hexdigest()
        for group in groups
    }


def read_stamp() -> dict[str, Any]:
    """What was installed; empty where nobody knows."""
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def venv_version() -> tuple[int, ...]:
    """The version of the environment's Python, () where it does not start."""
    program = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [PYTHON, "-I", "-S", "-c", program], capture_output=True, check=True, timeout=30
        )
        return tuple(int(number) for number in answer.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()


def installed_packages() -> set[str]:
    folders = VENV.glob("lib/python3.*/site-packages/*.dist-info")
    return {folder.name.split("-")[0] for folder in folders}


def is_ready(groups: list[str]) -> bool:
    """Whether nothing has to be done; takes some hundredths of a second."""
    stamp = read_stamp()
    return (
        stamp.get("state") == "ready"
        and stamp.get("folder") == str(VENV)
        and checksums(groups).items() <= stamp.get("checksums", {}).items()
        and set(stamp.get("packages", [])) <= installed_packages()
        and (VENV / "pyvenv.cfg").exists()
        and list(venv_version()) == stamp.get("python")
    )


def reason_to_rebuild() -> str:
    """Why the .venv that stands there will not do, "" where it will."""
    stamp = read_stamp()
    if stamp and stamp.get("state") != "ready":
        return "it was not finished"
    if not (VENV / "pyvenv.cfg").exists():  # its pip would write into the system's Python
        return "it is no virtual environment"
    if stamp and stamp.get("folder") != str(VENV):
        return "it was made in another folder"
    if not venv_version() or (stamp and list(venv_version()) != stamp.get("python")):
        return "its Python does not start any more, or is another one now"
    if venv_version() < OLDEST:
        return "its Python is too old"
    pip = subprocess.run([PYTHON, "-I", "-m", "pip", "--version"], capture_output=True, check=False)
    return "it has no pip" if pip.returncode else ""


def create() -> None:
    tell(f"Making the virtual environment .venv with Python {sys.version.split()[0]}…")
    VENV.mkdir()
    STAMP.write_text(INSTALLING)
    command = [sys.executable, "-I", "-m", "venv", str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        remove()
        sys.exit(f"{made.stdout}{made.stderr}\nThe virtual environment could not be made.")


def remove() -> None:
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)


def install(groups: list[str]) -> None:
    """Installs the packages of these groups and of those that were installed before, together."""
    stamp = read_stamp()
    before = stamp if stamp.get("state") == "ready" else {}
    groups = sorted(REQUIREMENTS.keys() & {*groups, *before.get("checksums", {})})
    wanted = checksums(groups)
    STAMP.write_text(INSTALLING)
    tell("Updating the packages…" if before else "Installing the packages (about a minute)…")
    started = time.monotonic()
    pip = run_pip([str(ROOT / REQUIREMENTS[group]) for group in groups])
    if pip.returncode:
        if before:  # pip puts back what it could not replace
            STAMP.write_text(json.dumps(before))
        sys.exit(last_words(pip.stdout.decode(errors="replace")) + PIP_FAILED)
    stamp = {"state": "ready", "folder": str(VENV), "checksums": wanted}
    stamp |= {"python": venv_version(), "packages": sorted(installed_packages())}
    STAMP.write_text(json.dumps(stamp, indent=1))
    tell(f"The packages are installed ({time.monotonic() - started:.0f} seconds).")


def run_pip(files: list[str]) -> "subprocess.CompletedProcess[bytes]":
    # -I: neither PYTHONPATH nor the user's own packages count as installed.
    command = [str(PYTHON), "-I", "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check"]
    for file in files:
        command += ["-r", file]
    surroundings = {name: value for name, value in os.environ.items() if name != "PIP_USER"}
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=surroundings, check=False
    )


def last_words(output: str) -> str:
    """The end of what pip said; its warnings only where it said nothing else."""
    lines = output.strip().splitlines()
    told = [line for line in lines if not line.startswith("WARNING")] or lines
    return "\n".join(told[-20:])


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Makes a second `make` in another window wait for the first."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("Another command is making .venv ready: waiting for it…")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def main() -> None:
    groups = wanted_groups(sys.argv[1:])
    with one_at_a_time():
        if is_ready(groups):
            return
        if (VENV.is_symlink() or VENV.exists()) and (reason := reason_to_rebuild()):
            tell(f"Removing the old .venv: {reason}.")
            remove()
        if not VENV.exists():
            create()
        install(groups)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run the same command again to go on.")
    except OSError as error:
        sys.exit(f"Could not make .venv ready: {error}")
