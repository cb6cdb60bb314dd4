"""How .venv is made, kept, and made anew when it is broken."""

import json
from pathlib import Path
from types import ModuleType

import pytest


def stamp_of(project: Path) -> dict[str, object]:
    stamp: dict[str, object] = json.loads((project / ".venv" / "bootstrap.json").read_text())
    return stamp


def change_stamp(project: Path, **changes: object) -> None:
    path = project / ".venv" / "bootstrap.json"
    path.write_text(json.dumps(stamp_of(project) | changes))


def pip_calls(project: Path) -> list[str]:
    return (project / "pip-calls").read_text().splitlines()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"state": "installing"}, "it was not finished"),
        ({"folder": "/elsewhere/.venv"}, "it was made in another folder"),
        ({"python": [3, 99]}, "is another one now"),
    ],
)
def test_an_environment_that_will_not_do_is_made_anew(
    environment: ModuleType,
    project: Path,
    capsys: pytest.CaptureFixture[str],
    changes: dict[str, object],
    reason: str,
) -> None:
    environment.main()
    (project / ".venv" / "left-over").touch()
    change_stamp(project, **changes)

    environment.main()

    assert reason in capsys.readouterr().out
    assert not (project / ".venv" / "left-over").exists()
    assert stamp_of(project)["state"] == "ready"


@pytest.mark.parametrize("lost", ["bin/python", "pyvenv.cfg"])
def test_an_environment_that_lost_a_part_is_made_anew(
    environment: ModuleType, project: Path, lost: str
) -> None:
    environment.main()
    (project / ".venv" / lost).unlink()
    change_stamp(project, checksums={})

    environment.main()

    assert (project / ".venv" / lost).exists()
    assert environment.is_ready(["base"])


def test_a_lost_package_is_installed_again(environment: ModuleType, project: Path) -> None:
    environment.main()
    change_stamp(project, packages=["django", "wagtail"])

    environment.main()

    assert len(pip_calls(project)) == 2


def test_an_environment_of_somebodys_own_is_kept(environment: ModuleType, project: Path) -> None:
    environment.create()
    (project / ".venv" / "theirs").touch()

    environment.main()

    assert (project / ".venv" / "theirs").exists()
    assert environment.is_ready(["base"])


def test_groups_are_installed_together_from_then_on(
    environment: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["environment.py", "--with", "lint"])
    environment.main()
    monkeypatch.setattr("sys.argv", ["environment.py"])
    (project / "requirements.txt").write_text("# something else\n")

    environment.main()

    for call in pip_calls(project):
        assert "requirements.txt" in call
        assert "requirements-lint.txt" in call


def test_what_pip_said_is_shown(environment: ModuleType, project: Path) -> None:
    (project / "pip-answer").write_text(
        "echo WARNING: Retrying; echo 'ERROR: No matching distribution found for x==1'; exit 1\n"
    )

    with pytest.raises(SystemExit) as stopped:
        environment.main()

    message = str(stopped.value.code)
    assert message.startswith("ERROR: No matching distribution found for x==1")
    assert "PIP_INDEX_URL" in message
    assert stamp_of(project)["state"] == "installing"


def test_a_failed_update_keeps_what_was_there(environment: ModuleType, project: Path) -> None:
    environment.main()
    old_list = (project / "requirements.txt").read_text()
    (project / "requirements.txt").write_text("x==1\n")
    (project / "pip-answer").write_text("echo ERROR; exit 1\n")

    with pytest.raises(SystemExit):
        environment.main()

    assert not environment.is_ready(["base"])
    (project / "requirements.txt").write_text(old_list)
    assert environment.is_ready(["base"])
