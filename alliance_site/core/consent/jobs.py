"""What the consent ledger does by the clock."""

from alliance_site.core.clock import jobs
from alliance_site.core.consent.services import forget_old_consents


def register() -> None:
    label = "Delete consents that were withdrawn long ago"
    job = jobs.Job("forget_consents", label, forget_old_consents, jobs.daily_at(4, 10))
    jobs.register(job)
