"""Makes feedback and consultations for the tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from engagement.feedback.models import Feedback
from engagement.feedback.receiving import Sent, receive
from engagement.models import Consultation, HaveYourSayPage
from tests.factories.core import PageFactory, home_page


class HaveYourSayPageFactory(PageFactory):
    title = "Have your say"
    slug = "have-your-say"

    class Meta:
        model = HaveYourSayPage


def feedback(form_key: str = "form", **fields: Any) -> Feedback:
    """One that came by its form; fields that a form does not send are set after that."""
    sent = {name: fields.pop(name) for name in ("text", "contact", "consents") if name in fields}
    kind = fields.pop("kind", "experience")
    made, _ = receive(form_key=form_key, sent=Sent(kind=kind, **{"text": "Words", **sent}))
    Feedback.objects.filter(pk=made.pk).update(**fields)
    made.refresh_from_db()
    return made


def consultation(about: Page | None = None, **fields: Any) -> Consultation:
    """One that is announced and open for a week, about the home page where nothing else is named.

    With `announced_at=None` it is a draft.
    """
    now = timezone.now()
    about = about or home_page()
    values: dict[str, Any] = {
        "name": "What do you think?",
        "slug": f"consultation-{Consultation.objects.count()}",
        "introduction": "Tell us.",
        "who_it_is_for": "people who live here",
        "about": about,
        "about_title": about.title,
        "opens_at": now - timedelta(days=7),
        "closes_at": now + timedelta(days=7),
        "announced_at": now - timedelta(days=8),
    }
    return Consultation.objects.create(**{**values, **fields})
