"""Tells core what subscribers have for it: a purpose, what is held on a person, jobs, bounces."""

from alliance_site.core.clock import jobs
from alliance_site.core.consent import purposes
from alliance_site.core.consent.models import ConsentWording
from alliance_site.core.http.purging import empty_on_change_of
from alliance_site.core.outbox import bounces
from news.subscribers import forgetting, holder
from news.subscribers.agreeing import MAILINGS
from news.subscribers.leaving import take_in_bounce


def register() -> None:
    purposes.register(MAILINGS)
    holder.register()
    jobs.register(forgetting.job())
    bounces.register("news.subscribers", take_in_bounce)
    empty_on_change_of(ConsentWording)
