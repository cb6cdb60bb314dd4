"""Names core's own holders, and what the clock does about deleted rows."""

from alliance_site.core.clock import jobs
from alliance_site.core.consent import holder as consent
from alliance_site.core.outbox import holder as outbox
from alliance_site.core.page_problems import holder as page_problems
from alliance_site.core.personal_data import admin_logs, everywhere, sessions
from alliance_site.core.personal_data.leftovers import clean_up
from alliance_site.core.search import holder as search
from alliance_site.core.users import holder as users


def register() -> None:
    for subject in (
        consent,
        outbox,
        page_problems,
        sessions,
        admin_logs,
        search,
        users,
        everywhere,
    ):
        subject.register()
    label = "Take away what deleted rows leave in the database"
    jobs.register(jobs.Job("clean_up", label, clean_up, jobs.daily_at(4, 30)))
