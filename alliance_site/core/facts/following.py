"""Facts that follow a source: they take over what it says, with their history."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django_tasks import task

from alliance_site.core.clock import jobs
from alliance_site.core.facts import sources
from alliance_site.core.facts.models import Fact, Status
from alliance_site.core.facts.services import bring_up_to_date


def follow_sources() -> str:
    """Brings every fact up to date that follows a source, and says how many changed."""
    followers = list(Fact.objects.exclude(follows="").exclude(status=Status.WITHDRAWN))
    values = sources.read({fact.follows for fact in followers}) if followers else {}
    changed = sum(bring_up_to_date(fact=fact, value=values.get(fact.follows)) for fact in followers)
    return f"{changed} of {len(followers)} facts changed." if followers else ""


@task()
def follow_soon() -> None:
    follow_sources()


def follow_on_change_of(*models: type[Model]) -> None:
    """For what a source reads from; an app names its own models in `ready()`."""
    for model in models:
        post_save.connect(_has_changed, sender=model)


def _has_changed(**kwargs: Any) -> None:
    if Fact.objects.exclude(follows="").exists():
        transaction.on_commit(follow_soon.enqueue)


def register() -> None:
    label = "Bring facts up to date that follow a source"
    jobs.register(jobs.Job("facts", label, follow_sources, jobs.daily_at(4, 10)))
