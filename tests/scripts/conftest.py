"""Projects without packages, and stand-ins for Pythons: nothing is downloaded or really made."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
# Where they find each other when they are run by their path.
sys.path.append(str(SCRIPTS))
REAL_PYTHON = str(Path(sys.executable).resolve())

Bootstrap = Callable[..., "subprocess.CompletedProcess[str]"]

# Answers as the Python of a virtual environment; pip does as the file pip-answer says.
VENV_PYTHON = """\
case "$*" in
  *"pip --version") exit 0 ;;
  *"pip install"*) echo "$@" >> "{root}/pip-calls"; . "{root}/pip-answer" ;;
  *) echo {major} {minor} ;;
esac
"""


def load(name: str, path: Path) -> ModuleType:
    """A script as a module; scripts/ is no package, because its files are run by their path."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real scripts and no packages to install."""
    root = tmp_path / "project"
    shutil.copytree(SCRIPTS, root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "requirements.txt").write_text("# nothing\n")
    (root / "requirements-lint.txt").write_text("# nothing more\n")
    (root / "pip-answer").write_text("exit 0\n")
    return root


@pytest.fixture
def environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The project's environment.py, which makes a stand-in in place of a real environment."""
    module = load("environment_under_test", project / "scripts" / "environment.py")
    major, minor = sys.version_info[:2]

    def create() -> None:
        script = VENV_PYTHON.format(root=project, major=major, minor=minor)
        program(project / ".venv" / "bin" / "python", script)
        (project / ".venv" / "pyvenv.cfg").touch()
        (project / f".venv/lib/python3.{minor}/site-packages/django-5.2.dist-info").mkdir(
            parents=True
        )

    monkeypatch.setattr(module, "create", create)
    monkeypatch.setattr(sys, "argv", ["environment.py"])
    return module


@pytest.fixture
def bootstrap(project: Path, tmp_path: Path) -> Bootstrap:
    """Runs bootstrap.py with nothing on the PATH but tmp_path/bin, modules/ before Python's own."""

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [REAL_PYTHON, str(project / "scripts" / "bootstrap.py"), *arguments],
            env={"PATH": str(tmp_path / "bin"), "PYTHONPATH": str(tmp_path / "modules")},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


@pytest.fixture
def fake_module(tmp_path: Path) -> Callable[[str, str], None]:
    """Writes a module that the Python under test finds before its own."""

    def write(name: str, source: str) -> None:
        (tmp_path / "modules").mkdir(exist_ok=True)
        (tmp_path / "modules" / f"{name}.py").write_text(source)

    return write
