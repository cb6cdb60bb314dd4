"""The services that an address in the environment names: database, cache, mail."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from alliance_site.settings.environment import BASE_DIR, env

DATABASE_FORMS = "sqlite:///db.sqlite3 or postgres://user:password@host:5432/name"
CACHE_FORM = "redis://host:6379/0"
MAIL_FORM = "smtp+tls://user:password@host:587"


def database(default: str) -> dict[str, Any]:
    """The database that DATABASE_URL names, as Django wants it; SQLite and PostgreSQL only."""
    url = env.str("DATABASE_URL", default="") or default
    scheme, separator, _ = url.partition("://")
    if not separator or scheme not in ("sqlite", "postgres", "postgresql"):
        raise ImproperlyConfigured(
            f"DATABASE_URL starts with '{scheme[:20]}', which this site does not know. "
            f"Write it as {DATABASE_FORMS}."
        )
    config = _read("DATABASE_URL", url, env.db_url_config, DATABASE_FORMS)
    return _sqlite(config) if scheme == "sqlite" else _postgresql(config)


def cache(default: str) -> dict[str, Any]:
    url = env.str("CACHE_URL", default="") or default
    return _read("CACHE_URL", url, env.cache_url_config, CACHE_FORM)


def mail(default: str) -> dict[str, Any]:
    """Every mail goes through the outbox, which hands it to what EMAIL_URL names."""
    url = env.str("EMAIL_URL", default="") or default
    config = _read("EMAIL_URL", url, env.email_url_config, MAIL_FORM)
    if url.startswith("filemail:"):
        # The reader takes the first stroke off: the folder would be another one.
        config["EMAIL_FILE_PATH"] = str(BASE_DIR / url.partition("://")[2])
    return {
        **config,
        "EMAIL_BACKEND": "alliance_site.core.outbox.backend.OutboxEmailBackend",
        "OUTBOX_EMAIL_BACKEND": config["EMAIL_BACKEND"],
        # A server that does not answer must not hold up all mails after this one.
        "EMAIL_TIMEOUT": 30,
    }


def _read(
    name: str, url: str, reader: Callable[[str], dict[str, Any]], form: str
) -> dict[str, Any]:
    """What the reader makes of the address. Its own words are dropped: they show passwords."""
    try:
        _ = urlsplit(url).port  # looked at only when it is asked for
        return reader(url)
    except (ValueError, KeyError, TypeError, ImproperlyConfigured):
        raise ImproperlyConfigured(
            f"{name} cannot be read. Write it as {form}. The port is a number up to 65535; in a "
            "password, / is written as %2F, # as %23, ? as %3F, [ as %5B and % as %25."
        ) from None


def _sqlite(config: dict[str, Any]) -> dict[str, Any]:
    name = str(config["NAME"])
    if name != ":memory:":
        path = BASE_DIR / name
        if not path.parent.is_dir():
            raise ImproperlyConfigured(
                f"DATABASE_URL names a file in the folder {path.parent}, which does not exist."
            )
        config["NAME"] = str(path)
    # IMMEDIATE takes the write lock when a transaction starts, so that two writers wait for
    # each other in place of failing half-way; WAL lets readers go on meanwhile. Reading through
    # mapped memory takes a quarter off a search for a common word. What is deleted is
    # overwritten with zeros: somebody who asks to be forgotten must not be found in the file.
    config["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456; "
            "PRAGMA secure_delete=ON;"
        ),
    }
    return config


def _postgresql(config: dict[str, Any]) -> dict[str, Any]:
    if not config.get("NAME"):
        raise ImproperlyConfigured(
            f"DATABASE_URL names no database at its end. Write it as {DATABASE_FORMS}."
        )
    # A connection made anew for each request halves the throughput.
    config.setdefault("CONN_MAX_AGE", 60)
    config["CONN_HEALTH_CHECKS"] = True
    # A server that is gone without a word would keep each visitor waiting for two minutes.
    config["OPTIONS"] = {"connect_timeout": 5, **config.get("OPTIONS", {})}
    return config
