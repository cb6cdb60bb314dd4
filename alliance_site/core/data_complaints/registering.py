"""Tells the clock and the finder of personal data what complaints have for them."""

from alliance_site.core.clock import jobs
from alliance_site.core.data_complaints import holder
from alliance_site.core.data_complaints.mails import remind_handlers
from alliance_site.core.data_complaints.services import delete_old_complaints


def register() -> None:
    holder.register()
    reminding = "Remind those who answer data protection complaints"
    deleting = "Delete data protection complaints a year after they were closed"
    jobs.register(
        jobs.Job("remind_data_complaints", reminding, remind_handlers, jobs.daily_at(7, 15))
    )
    jobs.register(
        jobs.Job("delete_data_complaints", deleting, delete_old_complaints, jobs.daily_at(3, 50))
    )
