"""The author's own page, as a browser opens it and presses its buttons."""

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from alliance_site.core.consent.wordings import current_wording
from engagement.feedback.models import Feedback
from engagement.feedback.purposes import CONTACT, PUBLISH
from engagement.following.consenting import keep_contact, take_consent_back
from tests.engagement.sending import (
    CONTACT_DETAILS,
    code_for,
    on_the_website,
)
from tests.pages import soup


def opened(author: Client) -> str:
    return author.post("/have-your-say/follow/", {"code": code_for("form")})["Location"]


def shown(author: Client) -> BeautifulSoup:
    return soup(author.get(opened(author)))


def words(author: Client) -> str:
    return " ".join(shown(author).main.get_text(" ").split())


def form_of(author: Client, step: str) -> tuple[str, dict[str, str]]:
    page = soup(author.get(f"{opened(author)}{step}/")).main
    form = page.form
    return form["action"], {
        f["name"]: f.get("value", "") for f in form.select("input[type=hidden]")
    }


def do(author: Client, step: str, **typed: object) -> HttpResponse:
    address, hidden = form_of(author, step)
    return author.post(address, {**hidden, **typed})


def agreed_no_more() -> Feedback:
    """One that its author has taken off the website."""
    feedback = on_the_website(consents=(PUBLISH,))
    take_consent_back(feedback=feedback, purpose=PUBLISH)
    keep_contact(feedback=feedback, wording=current_wording(CONTACT), details=CONTACT_DETAILS)
    return feedback


def actions(feedback: Feedback) -> list[str]:
    return list(feedback.events.values_list("action", flat=True))
