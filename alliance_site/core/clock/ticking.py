"""The clock ticks: what is due is put into the queue once, however many workers tick."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from alliance_site.core.clock import jobs
from alliance_site.core.clock.jobs import LATE
from alliance_site.core.clock.models import JobRun
from alliance_site.core.exports import CONTROL

logger = logging.getLogger(__name__)

ERROR_LENGTH = 1000


def tick() -> int:
    """Hands each job that is due to the queue, and says how many."""
    _set_times()
    names = [job.name for job in jobs.registered()]
    return sum(_hand_over(run) for run in JobRun.objects.due().filter(name__in=names))


def _set_times() -> None:
    """A job that is new waits for its time like any other. So does one that was put off to a day
    far away, because the machine's clock was ahead for a while."""
    known = dict(JobRun.objects.values_list("name", "next_at"))
    now = timezone.now()
    new = []
    for job in jobs.registered():
        following = job.after(now)
        if job.name not in known:
            new.append(JobRun(name=job.name, next_at=following))
        elif known[job.name] > following + LATE:
            JobRun.objects.filter(name=job.name, next_at=known[job.name]).update(next_at=following)
    if new:
        JobRun.objects.bulk_create(new, ignore_conflicts=True)


def _hand_over(run: JobRun) -> bool:
    """Claims the run and queues it, both or neither; False where another worker was quicker."""
    job = jobs.named(run.name)
    if job is None:
        return False
    with transaction.atomic():
        claimed = JobRun.objects.filter(pk=run.pk, next_at=run.next_at).update(
            next_at=_next_after(job, run.next_at), claimed_at=timezone.now()
        )
        if claimed:
            perform.enqueue(run.name)
    return bool(claimed)


def _next_after(job: jobs.Job, due: datetime) -> datetime:
    """After an outage, what was missed is done once and not again for each time."""
    now = timezone.now()
    following = job.after(due)
    return following if following > now else job.after(now)


@task()
def perform(name: str) -> None:
    """Does one job and keeps how it went. A failure is told, and the job is done again in turn."""
    job = jobs.named(name)
    if job is None:
        return
    run = JobRun.objects.filter(name=name)
    run.update(started_at=timezone.now())
    outcome, error = "", ""
    try:
        outcome = job.run() or ""
    except Exception as problem:  # whatever it is, it must not stop the other jobs
        logger.exception("The job '%s' failed", name)
        error = f"{type(problem).__name__}: {problem}"[:ERROR_LENGTH]
    run.update(finished_at=timezone.now(), outcome=_plain(outcome), error=_plain(error))


def _plain(words: str) -> str:
    """Without what not every database keeps: an error may hold all that another machine sent."""
    return CONTROL.sub("", words)
