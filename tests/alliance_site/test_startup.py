"""What goes wrong at start-up is told in one message, without a traceback, and ends the process."""

import json

import pytest

from tests.alliance_site.conftest import Run

SAID = {
    "SECRET_KEY": [
        ("", "SECRET_KEY is not set"),
        ("change-me", "SECRET_KEY still has its example value"),
        ("insecure-for-development-only-" + "0" * 32, "SECRET_KEY still has its example value"),
        ("short", "SECRET_KEY is too short"),
    ],
    "DATABASE_URL": [("", "DATABASE_URL is not set"), ("nonsense", "starts with 'nonsense'")],
    "ALLOWED_HOSTS": [
        ("", "ALLOWED_HOSTS is not set"),
        ("other.example.org", "ALLOWED_HOSTS does not name www.example.org"),
    ],
    "SITE_BASE_URL": [
        ("", "SITE_BASE_URL is not set"),
        ("http://www.example.org", "set HTTPS=0 for a trial"),
    ],
    "WEB_CONCURRENCY": [("2", "CACHE_URL is not set")],
    "FRONTEND_CACHE_URL": [("varnish:8079", "FRONTEND_CACHE_URL must start with")],
    "MEDIA_BUCKET": [("pictures", "MEDIA_BUCKET needs MEDIA_URL")],
    "SENTRY_DSN": [("nonsense", "SENTRY_DSN cannot be used")],
}
# Loads the settings once for each change of the environment, and tells what each time said.
TRY_ALL = """
import json, os, sys
from django.core.exceptions import ImproperlyConfigured
well = dict(os.environ)
for name, value in json.loads(sys.argv[1]):
    os.environ.update({**well, name: value})
    for module in [m for m in sys.modules if m.startswith("alliance_site.settings")]:
        del sys.modules[module]
    try:
        import alliance_site.settings.production
        print("accepted")
    except ImproperlyConfigured as error:
        print(error)
"""


def test_production_refuses_what_is_missing_an_example_or_a_trap(run: Run) -> None:
    cases = [(name, value, words) for name, tries in SAID.items() for value, words in tries]
    changes = [("HTTPS", "1"), *((name, value) for name, value, _ in cases)]
    done = run("-c", TRY_ALL, json.dumps(changes))
    accepted, *answers = done.stdout.splitlines()
    assert accepted == "accepted", done.stderr
    assert len(answers) == len(cases)
    for (name, value, words), answer in zip(cases, answers, strict=True):
        assert words in answer, f"{name}={value}"


@pytest.mark.parametrize(
    "command", [["check"], ["seed_site"], ["migrate"]], ids=lambda command: command[0]
)
def test_manage_tells_of_a_wrong_setting(run: Run, command: list[str]) -> None:
    done = run("manage.py", *command, SECRET_KEY="")
    assert done.returncode == 1
    assert done.stderr == (
        "The settings are not right: SECRET_KEY is not set. "
        "Production needs it: see .env.example.\n"
    )


@pytest.mark.parametrize("options", [[], ["--config", "deploy/gunicorn.conf.py"]])
def test_gunicorn_gives_up_on_a_wrong_setting(run: Run, options: list[str]) -> None:
    """Without a status that it knows, it would start the same process again for ever."""
    gunicorn = ["-m", "gunicorn", *options, "--bind", "127.0.0.1:0", "--no-control-socket"]
    done = run(*gunicorn, "alliance_site.wsgi", DATABASE_URL="postgres://user:secret@host")
    assert done.returncode == 4
    assert done.stderr.count("DATABASE_URL names no database at its end") == 1
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr


@pytest.mark.parametrize("command", [["migrate"], ["migrate", "--check"]])
def test_manage_tells_of_a_database_that_does_not_answer(run: Run, command: list[str]) -> None:
    # Nobody listens there.
    done = run("manage.py", *command, DATABASE_URL="postgres://u:secret@127.0.0.1:1/name")
    assert done.returncode == 1
    assert "The database did not answer" in done.stderr
    assert "port 1 failed: Connection refused" in done.stderr
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr
