"""The admin as a member of staff uses it in a test: opens a page's form, changes it, sends it."""

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.pages import soup


def client_of(user: Any) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def send_form(client: Client, address: str, **changes: str) -> HttpResponse:
    """Opens a form and sends it as it stands, but for the changes."""
    shown = soup(client.get(address)).find("form", id="page-edit-form")
    return client.post(address, {**(fields_of(shown) if shown else {}), **changes})


def fields_of(form: BeautifulSoup) -> dict[str, str]:
    found = {"body-count": "0"}  # the blocks of a body are drawn by a script
    for field in form.select("input[name], textarea[name], select[name]"):
        ticked = field.get("type") not in ("checkbox", "radio") or field.has_attr("checked")
        if ticked and field.get("type") != "submit":
            chosen = field.find("option", selected=True) if field.name == "select" else None
            value = chosen["value"] if chosen else field.get("value", field.text.strip())
            found[field["name"]] = value
    return found


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
