"""Finds a Python that the site runs on, and lets environment.py make .venv ready with it.

Old Pythons must understand this file to the end, so that they can say what to install in place
of a syntax error: no f-strings, no annotated variables, nothing newer than Python 3.5.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
BY_NAME = ("python3.14", "python3.13", "python3.12", "python3.11")  # the best one first
PROBE = """
import sys
try:
    import ensurepip, venv
except ImportError:
    venv = None
print("%d.%d %s" % (sys.version_info[0], sys.version_info[1], "ready" if venv else "bare"))
"""

TOO_OLD = """\
This site needs Python 3.11 or newer. Found: Python {found} ({path}).
Install a newer one, then run the same command again:
  Debian, Ubuntu   sudo apt install python3 python3-venv
                   (where that gives an older one: python3.11 python3.11-venv)
  Fedora           sudo dnf install python3.13
  macOS            brew install python@3.13
  other systems    https://www.python.org/downloads/
It can stand beside the old one. Not on the PATH? Name it: make run PYTHON=/path/to/python3.13"""
NO_VENV = """\
Python {found} is here ({path}), but without its parts for virtual environments
(the modules venv and ensurepip). Install them, then run the same command again:
  Debian, Ubuntu   sudo apt install python{found}-venv
  other systems    the complete Python of the system's packages or of https://www.python.org/"""


def probe(path: str) -> tuple:
    """What stands at the path: its version, and whether it can make virtual environments.

    (0, 0), False where it does not start: a stand-in of a version manager, for example.
    """
    try:
        answer = subprocess.check_output([path, "-c", PROBE], stderr=subprocess.DEVNULL, timeout=30)
        version, state = answer.decode().split()
        major, minor = version.split(".")
        return (int(major), int(minor)), state == "ready"
    except (OSError, ValueError, subprocess.SubprocessError):
        return (0, 0), False


def usable_python() -> str:
    """The Python that runs this file where it will do, or else the newest one on the PATH."""
    bare = None
    for path in [sys.executable, *filter(None, map(shutil.which, BY_NAME))]:
        version, can_make_venv = probe(path)
        if version >= OLDEST and can_make_venv:
            return path
        if version >= OLDEST and bare is None:
            bare = {"found": "{}.{}".format(*version), "path": path}
    if bare:
        sys.exit(NO_VENV.format(**bare))
    sys.exit(TOO_OLD.format(found=sys.version.split()[0], path=sys.executable))


def main() -> None:
    folder = os.path.dirname(os.path.abspath(__file__))
    arguments = sys.argv[1:]
    if sys.version_info[:2] >= OLDEST:
        # An environment that is ready is used, whatever has become of the Python that made it.
        import environment

        if environment.is_ready(environment.wanted_groups(arguments)):
            return
    python = usable_python()
    os.execv(python, [python, os.path.join(folder, "environment.py")] + arguments)


if __name__ == "__main__":
    main()
