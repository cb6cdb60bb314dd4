from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django_tasks import task_backends
from django_tasks_db import DatabaseBackend

from alliance_site.core.search import vocabulary
from alliance_site.management.seed.planting import plant


class Command(BaseCommand):
    help = (
        "Adds the demonstration site: pages, pictures, settings and search synonyms. "
        "Safe to repeat: it adds what is missing and never touches a page that is there."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        new = plant(self.stdout.write)
        if new:
            self.stdout.write("Making the picture sizes and the search index…")
            # Done here and now, the first reader does not wait for what the queue holds.
            if isinstance(task_backends["default"], DatabaseBackend):
                call_command("db_worker", batch=True, interval=0, verbosity=0)
            vocabulary.rebuild()
        self.stdout.write(self.style.SUCCESS(f"The demonstration site is there: {new} new pages."))
