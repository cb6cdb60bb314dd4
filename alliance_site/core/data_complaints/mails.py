"""The mails about complaints. None holds what somebody complained of."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from alliance_site.core.data_complaints.models import AnswerBy, DataComplaint, Status
from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.writing import written
from alliance_site.core.users.models import User
from alliance_site.core.users.names import name_of

# A reminder goes when this many days are left; 0 is the last day, and each late one.
REMIND_AT = (14, 7, 1)
LATE = "late"
BY_MACHINE = {"Auto-Submitted": "auto-generated"}
BACKEND = "django.contrib.auth.backends.ModelBackend"


def acknowledge(complaint: DataComplaint) -> None:
    if complaint.answer_by == AnswerBy.EMAIL:
        _mail(complaint, "received", f"We have your complaint {complaint.reference}")


def send_answer(complaint: DataComplaint) -> None:
    _mail(complaint, "answered", f"Our answer to your complaint {complaint.reference}")


def _mail(complaint: DataComplaint, what: str, subject: str) -> None:
    words = written(f"data_complaint_{what}", {"complaint": complaint})
    queue_mail(
        key=f"data_complaint:{complaint.pk}:{what}",
        to=complaint.email,
        subject=subject,
        text=words.text,
        html=words.html,
        headers=BY_MACHINE,
    )


def remind_handlers() -> str:
    """Reminds those who answer complaints: 14, 7 and 1 days before the end, and once it is past.

    After an outage the reminder that is due goes, and none that the next one overtook.
    """
    handlers = list(who_handles())
    sent = 0
    for complaint in DataComplaint.objects.filter(status=Status.OPEN):
        step = _step(complaint.days_left)
        if step:
            for handler in handlers:
                _remind(complaint, step, handler)
            sent += 1
    return f"{sent} complaints near their end."


def _step(days_left: int) -> str:
    if days_left < 0:
        return LATE
    return str(min((days for days in REMIND_AT if days_left <= days), default=""))


def _remind(complaint: DataComplaint, step: str, handler: User) -> None:
    address = reverse("wagtailsnippets_core_datacomplaint:inspect", args=[complaint.pk])
    context: dict[str, Any] = {
        "name": name_of(handler),
        "complaint": complaint,
        "address": f"{settings.SITE_BASE_URL}{address}",
    }
    words = written("data_complaint_due", context)
    late = complaint.days_left < 0
    queue_mail(
        key=f"data_complaint:{complaint.pk}:{step}:{handler.pk}",
        to=handler.email,
        subject=f"Complaint {complaint.reference} {'is late' if late else 'waits for an answer'}",
        text=words.text,
        html=words.html,
        headers=BY_MACHINE,
    )


def who_handles() -> QuerySet[User]:
    """Those with the right to close complaints; where there is nobody, those who may everything."""
    reachable = User.objects.filter(is_active=True).exclude(email="")
    handlers: QuerySet[User] = User.objects.with_perm(
        "core.close_datacomplaint", backend=BACKEND, include_superusers=False
    )
    named = reachable.filter(pk__in=handlers.values("pk"))
    return named if named.exists() else reachable.filter(is_superuser=True)
