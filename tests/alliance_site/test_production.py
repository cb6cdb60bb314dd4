"""The production settings at work, in a process of their own."""

import json
from typing import Any

import pytest

from tests.alliance_site.conftest import Run

# A site with a page that fails, asked as a browser would. Answers go to stdout, the log to stderr.
ASK = """
import json, sys, types
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
import django
django.setup()
from django.test import Client
from django.urls import path
from alliance_site import urls

def fails(request):
    raise RuntimeError("planted")

def tells(request, key):
    raise RuntimeError(request.path)

module = types.ModuleType("failing_urls")
half_filled = "have-your-say/share/<str:key>/words/"
module.urlpatterns = [path("fails/", fails), path(half_filled, tells), *urls.urlpatterns]
module.handler500 = urls.handler500
sys.modules["failing_urls"] = module
settings.ROOT_URLCONF = "failing_urls"
client = Client(raise_request_exception=False, SERVER_NAME="www.example.org")

def ask(address, **options):
    response = client.get(address, **options)
    body = response.content.decode()
    return {"status": response.status_code, "headers": dict(response.headers), "body": body}

print(json.dumps({
    "failure": ask("/fails/", secure=True),
    "half_filled": ask("/have-your-say/share/a-secret-key/words/", secure=True),
    "live": ask("/health/live/", secure=True),
    "plain": ask("/about/"),
    "plain_live": ask("/health/live/", SERVER_NAME="127.0.0.1"),
    "other_host": ask("/health/live/", secure=True, SERVER_NAME="evil.example"),
}))
"""
SHOW_MEDIA = """
from alliance_site.settings import production
print(production.STORAGES["default"]["OPTIONS"]["custom_domain"])
print(production.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"])
"""


@pytest.fixture
def asked(run: Run) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The answers by name, and the log, a dictionary a line."""
    done = run("-W", "ignore", "-c", ASK)  # WhiteNoise warns that nothing was collected
    assert done.returncode == 0, done.stderr
    log = [json.loads(line) for line in done.stderr.splitlines()]
    return json.loads(done.stdout), log


def test_answers_and_log(asked: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    """One process for all, because starting it takes longer than all the questions."""
    answers, log = asked
    failures = [entry for entry in log if "RuntimeError: planted" in json.dumps(entry)]
    assert len(failures) == 1
    assert failures[0]["level"] == "error"
    assert failures[0]["exception"].startswith("Traceback")
    assert len(failures[0]["request_id"]) == 36
    assert "ip" not in failures[0]

    assert answers["failure"]["status"] == 500
    assert failures[0]["request_id"] in answers["failure"]["body"]
    assert "planted" not in answers["failure"]["body"]
    assert answers["failure"]["headers"]["Cache-Control"] == "private, no-store"

    assert answers["half_filled"]["status"] == 500
    (told,) = [entry for entry in log if "/words/" in entry["event"]]
    assert told["event"].endswith("/have-your-say/share/(private)/words/")
    assert "RuntimeError: /have-your-say/share/(private)/words/" in told["exception"]
    assert "a-secret-key" not in json.dumps(log)

    headers = answers["live"]["headers"]
    assert answers["live"]["status"] == 200
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]

    assert answers["plain"]["status"] == 301
    assert answers["plain"]["headers"]["Location"] == "https://www.example.org/about/"
    assert answers["plain_live"]["status"] == 200
    assert answers["other_host"]["status"] == 400


def test_djangos_own_deployment_checks_find_nothing(run: Run) -> None:
    done = run("manage.py", "check", "--deploy", "--fail-level", "INFO")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_pictures_in_a_bucket_are_shown_from_its_address_and_allowed(run: Run) -> None:
    done = run("-c", SHOW_MEDIA, MEDIA_BUCKET="pictures", MEDIA_URL="https://media.example.org/x/")
    address, allowed = done.stdout.splitlines()
    assert address == "media.example.org/x"
    assert "'https://media.example.org'" in allowed
