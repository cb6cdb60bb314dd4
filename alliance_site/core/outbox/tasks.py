"""What the worker does for the outbox."""

from django_tasks import task

from alliance_site.core.outbox.delivery import deliver_waiting


@task()
def deliver() -> None:
    """Delivers what waits, for a short while; what is left goes behind the worker's other work."""
    if deliver_waiting().more:
        deliver.enqueue()
