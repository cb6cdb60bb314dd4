"""Production settings for processes of their own: what they say depends on nobody's .env."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def known_settings() -> list[str]:
    """The names that .env.example explains."""
    return re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)


@pytest.fixture
def production(tmp_path: Path) -> dict[str, str]:
    """The environment of a site that is set up well."""
    return {
        **dict.fromkeys(known_settings(), ""),  # set, so that a .env here changes nothing
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "alliance_site.settings.production",
        "SECRET_KEY": "k9mVtq2Zp8bXw4LrYc7NfEs3HdJ6uGaT5vQxPzWnRmBoKiUy1A",
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "SITE_BASE_URL": "https://www.example.org",
        "ALLOWED_HOSTS": "www.example.org",
        "WEB_CONCURRENCY": "1",  # gunicorn cannot read an empty one
    }


@pytest.fixture
def run(production: dict[str, str]) -> Run:
    """Runs Python with those settings, and with others where they are named."""

    def _run(*arguments: str, **changed: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *arguments],
            env={**production, **changed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return _run
