"""What the outbox does by the clock."""

from datetime import timedelta

from alliance_site.core.clock import jobs
from alliance_site.core.outbox.delivery import deliver_waiting
from alliance_site.core.outbox.erasing import erase_old_mail


def _deliver() -> str | None:
    """Delivers what failed before, or what the worker has left undone."""
    sent = deliver_waiting().sent
    return f"{sent} mails sent." if sent else None


def register() -> None:
    jobs.register(
        jobs.Job("deliver_mail", "Deliver waiting mail", _deliver, jobs.every(timedelta(minutes=1)))
    )
    jobs.register(jobs.Job("erase_mail", "Erase old mail", erase_old_mail, jobs.daily_at(4)))
