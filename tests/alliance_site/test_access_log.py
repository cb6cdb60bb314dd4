"""What gunicorn writes about each request: never what belongs to one person."""

import importlib.util
from datetime import timedelta
from types import ModuleType, SimpleNamespace

import pytest
from gunicorn.config import Config

from alliance_site.settings.discretion import discreet_report
from tests.alliance_site.conftest import ROOT


def gunicorn_settings() -> ModuleType:
    spec = importlib.util.spec_from_file_location("served", ROOT / "deploy" / "gunicorn.conf.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("/news/newsletter/confirm/~aB-_c/", "/news/newsletter/confirm/(private)/"),
        (
            "/news/newsletter/preferences/ab.1~cd/delete/?x",
            "/news/newsletter/preferences/(private)/delete/?x",
        ),
        ("/news/newsletter/unsubscribe/ab.1%7Ecd/", "/news/newsletter/unsubscribe/(private)/"),
        ("/admin/subscribers/?q=jo%40example.org&p=2", "/admin/subscribers/?q=(private)&p=2"),
        ("/search/?q=lump", "/search/?q=lump"),
        ("/have-your-say/share/?campaign=x", "/have-your-say/share/?campaign=x"),
        ("/have-your-say/share/a-key", "/have-your-say/share/(private)"),
    ],
)
def test_private_links_and_addresses_are_left_out(asked: str, written: str) -> None:
    logger = gunicorn_settings().DiscreetLogger(Config())
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": asked,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "PATH_INFO": asked,
    }
    answer = SimpleNamespace(status="200 OK", sent=5, headers=[])
    parts = logger.atoms(answer, SimpleNamespace(headers=[]), environ, timedelta(seconds=1))
    assert parts["r"] == f"GET {written} HTTP/1.1"


def test_a_report_of_an_error_leaves_them_out_however_deep() -> None:
    key = "http://x.org/have-your-say/share/a-key/words/"
    report = {"request": {"url": key, "headers": {"Referer": f"{key}?x"}}, "list": [key], "n": 1}
    told = discreet_report(report, None)
    assert "a-key" not in str(told)
    assert told["list"] == ["http://x.org/have-your-say/share/(private)/words/"]
    assert told["n"] == 1
