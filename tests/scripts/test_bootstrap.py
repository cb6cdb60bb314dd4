"""What `make run` says on a machine whose Python will not do."""

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from tests.scripts.conftest import REAL_PYTHON, SCRIPTS, Bootstrap, program

FakeModule = Callable[[str, str], None]

# Makes the interpreter that reads it believe, and say, that it is Python 3.8.
PRETEND_OLD = "import sys; sys.version_info = (3, 8, 10, 'final', 0); sys.version = '3.8.10 (old)'"


def assert_plain_message(result: "subprocess.CompletedProcess[str]", *parts: str) -> None:
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for part in parts:
        assert part in result.stderr


def test_old_pythons_can_read_it() -> None:
    ast.parse((SCRIPTS / "bootstrap.py").read_text(), feature_version=(3, 5))


def test_an_old_python_is_told_what_to_install(
    bootstrap: Bootstrap, fake_module: FakeModule
) -> None:
    fake_module("sitecustomize", PRETEND_OLD)

    assert_plain_message(bootstrap(), "needs Python 3.11 or newer", "Found: Python 3.8.10", "apt")


def test_an_old_python_hands_over_to_a_newer_one(
    bootstrap: Bootstrap, fake_module: FakeModule, environment: ModuleType, tmp_path: Path
) -> None:
    environment.main()
    fake_module("sitecustomize", PRETEND_OLD)
    # A version manager's stand-in that fails, an old Python under a false name, and a real one.
    program(tmp_path / "bin" / "python3.14", "exit 127")
    program(tmp_path / "bin" / "python3.13", "echo 3.8 ready")
    program(tmp_path / "bin" / "python3.12", f'unset PYTHONPATH; exec {REAL_PYTHON} "$@"')

    result = bootstrap()

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_python_without_venv_is_told_what_to_install(
    bootstrap: Bootstrap, fake_module: FakeModule, project: Path
) -> None:
    fake_module("ensurepip", "raise ImportError('No module named ensurepip')")
    version = "{}.{}".format(*sys.version_info[:2])

    assert_plain_message(bootstrap(), f"apt install python{version}-venv", "ensurepip")
    assert not (project / ".venv").exists()


def test_a_finished_environment_needs_no_venv_module(
    bootstrap: Bootstrap, fake_module: FakeModule, environment: ModuleType
) -> None:
    environment.main()
    fake_module("ensurepip", "raise ImportError")

    assert bootstrap().returncode == 0


def test_nothing_is_done_when_nothing_changed(
    bootstrap: Bootstrap, environment: ModuleType, project: Path
) -> None:
    environment.main()

    result = bootstrap()

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert len((project / "pip-calls").read_text().splitlines()) == 1


def test_changed_requirements_are_noticed(
    bootstrap: Bootstrap, environment: ModuleType, project: Path
) -> None:
    environment.main()
    (project / "requirements.txt").write_text("# something else\n")

    result = bootstrap()

    assert result.returncode == 0, result.stderr
    assert "Updating the packages" in result.stdout
    assert len((project / "pip-calls").read_text().splitlines()) == 2
