"""Settings from the environment: what is wrong with one is said in plain words."""

import re
import warnings
from collections.abc import Callable

import pytest
from django.core.exceptions import ImproperlyConfigured

from alliance_site.settings import environment, services
from tests.alliance_site.conftest import ROOT, known_settings

READ_IN = ("alliance_site/settings/*.py", "deploy/gunicorn.conf.py", "compose.yaml")
READ_BY = re.compile(
    r'(?:env\.str|environ\.get|required|flag|whole_number)\(\s*"([A-Z_]+)"|\$\{([A-Z_]+)'
)


def refusal(reader: Callable[..., object], *arguments: object, **options: object) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # those of the reader would print the password
        with pytest.raises(ImproperlyConfigured) as refused:
            reader(*arguments, **options)
    return str(refused.value)


class TestDatabase:
    @pytest.mark.parametrize(
        ("url", "words"),
        [
            ("://nothing", "starts with ''"),
            ("nonsense", "starts with 'nonsense'"),
            ("mysql://user:secret@host/name", "starts with 'mysql'"),
            ("postgres:/host/name", "does not know"),
            ("postgres://user:secret@host", "names no database"),
            ("postgres://user:secret@host/", "names no database"),
            ("postgres://user:secret@host:99999/name", "port is a number"),
            ("postgres://user:secret@host:port/name", "port is a number"),
            ("postgres://user:secret/half@host/name", "/ is written as %2F"),
            ("postgres://user:secret#half@host/name", "# as %23"),
            ("postgres://user:secret@[host/name", "cannot be read"),
            ("sqlite:////no/such/folder/db.sqlite3", "folder /no/such/folder, which does not"),
        ],
    )
    def test_a_bad_address_is_refused_without_showing_the_password(
        self, monkeypatch: pytest.MonkeyPatch, url: str, words: str
    ) -> None:
        monkeypatch.setenv("DATABASE_URL", url)
        said = refusal(services.database, "sqlite:///db.sqlite3")
        assert said.startswith("DATABASE_URL ")
        assert words in said
        assert "secret" not in said

    def test_a_password_with_odd_characters_can_be_written(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DATABASE_URL", "postgresql://user:a%2Fb%23c%3Fd%25@host:5433/name")
        database = services.database("")
        assert database["PASSWORD"] == "a/b#c?d%"
        assert (database["HOST"], database["PORT"], database["NAME"]) == ("host", 5433, "name")

    def test_empty_means_the_default(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DATABASE_URL", "")
        name = services.database("sqlite:///other.sqlite3")["NAME"]
        assert name == str(environment.BASE_DIR / "other.sqlite3")


@pytest.mark.parametrize("url", ["nonsense", "ftp://host", "smtp://host:port", "redis://host:port"])
def test_bad_addresses_of_cache_and_mail_are_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("CACHE_URL", url)
    monkeypatch.setenv("EMAIL_URL", url)
    assert refusal(services.cache, "locmemcache://").startswith("CACHE_URL cannot be read")
    assert refusal(services.mail, "consolemail://").startswith("EMAIL_URL cannot be read")


@pytest.mark.parametrize("value", ["ture", "2", "enabled"])
def test_a_misspelt_yes_is_not_a_no(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("HTTPS", value)
    assert f"HTTPS is '{value}'" in refusal(environment.flag, "HTTPS", default=True)


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5"])
def test_a_number_is_a_number(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("WEB_CONCURRENCY", value)
    said = refusal(environment.whole_number, "WEB_CONCURRENCY", default=1)
    assert f"WEB_CONCURRENCY is '{value}'" in said


@pytest.mark.parametrize(
    "url", ["www.example.org", "https://", "https://host/path", "https://host:port", "ftp://host"]
)
def test_a_bad_base_address_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SITE_BASE_URL", url)
    assert "SITE_BASE_URL is" in refusal(environment.base_url, "")


def test_each_setting_is_explained_in_the_example_file() -> None:
    texts = [path.read_text() for pattern in READ_IN for path in ROOT.glob(pattern)]
    found = {name for text in texts for names in READ_BY.findall(text) for name in names if name}
    assert len(found) > 15
    assert found <= set(known_settings())


def test_the_example_file_holds_no_secret() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert "SECRET_KEY=" in lines
    assert "POSTGRES_PASSWORD=" in lines


@pytest.mark.parametrize(
    ("url", "folder"),
    [("filemail:///tmp/mails", "/tmp/mails"), ("filemail://var/mails", f"{ROOT}/var/mails")],
)
def test_mails_can_be_written_into_a_folder(
    monkeypatch: pytest.MonkeyPatch, url: str, folder: str
) -> None:
    monkeypatch.setenv("EMAIL_URL", url)
    assert services.mail("")["EMAIL_FILE_PATH"] == folder
