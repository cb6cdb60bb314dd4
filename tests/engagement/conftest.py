"""A reader who goes through the form as a browser does: without scripts, cookies or a token."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alliance_site.core.pages.home import HomePage
from engagement.form import limits
from tests import factories
from tests.pages import soup

START = "/have-your-say/share/"
TEXT = "The letter was hard to read."


class Reader:
    """Presses the buttons of one form after the other, and knows where it is."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
        self.response = HttpResponse()
        self.address = ""

    def open(self, address: str) -> "Reader":
        self.response = self.client.get(address)
        self.address = address
        return self._follow()

    def press(self, go: str = "", **typed: Any) -> "Reader":
        """Fills in the form of the page that is shown, and sends it by one of its buttons."""
        sent = {**self.hidden, **typed, **({"go": go} if go else {})}
        self.response = self.client.post(self.address, sent)
        return self._follow()

    def _follow(self) -> "Reader":
        assert not self.response.cookies
        while self.response.status_code == 303:
            self.address = self.response["Location"]
            self.response = self.client.get(self.address)
        return self

    @property
    def page(self) -> BeautifulSoup:
        return soup(self.response)

    @property
    def hidden(self) -> dict[str, str]:
        fields = self.page.select("main form input[type=hidden]")
        return {field["name"]: field.get("value", "") for field in fields}

    @property
    def step(self) -> str:
        return self.address.split("?")[0].rstrip("/").rpartition("/")[2]

    @property
    def key(self) -> str:
        return self.address.removeprefix(START).partition("/")[0]

    def at(self, name: str) -> str:
        return reverse("feedback_step", args=[self.key, name])

    def begin(self, query: str = "") -> "Reader":
        return self.open(START + query).press()

    def until_check(self, **consents: str) -> "Reader":
        """Answers all pages in the shortest way."""
        self.begin().press(kind="experience").press(about="not-sure").press(text=TEXT)
        return self.press(go="skip").press(**consents)

    @property
    def code(self) -> str:
        return self.page.select_one("#feedback-code").get_text(strip=True)


@pytest.fixture
def reader(home: HomePage) -> Reader:
    factories.HaveYourSayPageFactory(parent=home)
    return Reader()


@pytest.fixture(autouse=True)
def _quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests are quicker than people; the test of that sets the limit back."""
    monkeypatch.setattr(limits, "FASTEST", timedelta(0))
