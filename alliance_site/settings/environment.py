"""Reads settings from the environment and says in plain words what is wrong with them."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent
YES = ("1", "true", "yes", "on")
NO = ("0", "false", "no", "off")

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def base_url(default: str) -> str:
    """The address people type, without a slash at its end: canonical links are built from it."""
    url = (env.str("SITE_BASE_URL", default=default) or default).rstrip("/")
    try:
        parts = urlsplit(url)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        right = False
    if not right or parts.path or parts.query or parts.fragment or parts.username:
        raise ImproperlyConfigured(
            f"SITE_BASE_URL is '{url}'. Write it as https://www.example.org, without a path."
        )
    return url


def required(name: str, refused: tuple[str, ...] = (), shortest: int = 1) -> str:
    """A value that production cannot do without."""
    value = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. Production needs it: see .env.example.")
    if any(value.startswith(start) for start in refused):
        raise ImproperlyConfigured(
            f"{name} still has its example value. Set one of your own: see .env.example."
        )
    if len(value) < shortest:
        raise ImproperlyConfigured(
            f"{name} is too short: it needs {shortest} characters or more. See .env.example."
        )
    return value


def flag(name: str, *, default: bool) -> bool:
    """Yes or no. Anything else is refused: a misspelt HTTPS must not quietly turn it off."""
    value = env.str(name, default="").strip().lower()
    if value not in (*YES, *NO, ""):
        raise ImproperlyConfigured(f"{name} is '{value}'. Write 1 for yes or 0 for no.")
    return value in YES if value else default


def whole_number(name: str, *, default: int) -> int:
    value = env.str(name, default="").strip() or str(default)
    if not value.isdecimal() or int(value) == 0:
        raise ImproperlyConfigured(f"{name} is '{value}'. Write a whole number from 1.")
    return int(value)
