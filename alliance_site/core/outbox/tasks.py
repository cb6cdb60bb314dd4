"""What the worker does for the outbox."""

from django_tasks import task


@task()
def deliver() -> None:
    """Delivers what waits, for a short while; what is left goes behind the worker's other work."""
    from alliance_site.core.outbox.delivery import deliver_waiting

    if deliver_waiting().more:
        deliver.enqueue()
