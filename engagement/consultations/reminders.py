"""Reminds leads of outcomes: two weeks before one is due, and when it is late. Each once."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from alliance_site.core.template_functions import day
from alliance_site.core.users.models import User
from engagement.consultations.models import Consultation
from engagement.consultations.progress import progress_address
from engagement.consultations.queries import outcomes_due
from engagement.moderation.access import LEAD, holders_of
from engagement.moderation.mailing import mail_to_staff


def remind() -> str:
    """However often it is called on a day; a new closing time is reminded of anew."""
    due, leads = outcomes_due(), list(holders_of(LEAD))
    for consultation, when in due:
        for person in leads:
            _remind(person, consultation, when)
    return f"{len(due)} consultations wait for their outcome." if due else ""


@transaction.atomic
def _remind(person: User, consultation: Consultation, due: date) -> None:
    is_late = due < timezone.localdate()
    what = "late" if is_late else "soon"
    mail_to_staff(
        person,
        key=f"consultation_outcome:{consultation.pk}:{due:%Y-%m-%d}:{what}:{person.pk}",
        subject="An outcome is late" if is_late else f"An outcome is due on {day(due)}",
        template="consultation_outcome_due",
        consultation=consultation.name,
        due=day(due),
        is_late=is_late,
        address=f"{settings.SITE_BASE_URL}{progress_address(consultation)}",
    )
