"""The background worker with the clock: all that happens without anybody waiting for it."""

from argparse import ArgumentParser
from typing import Any

from django_tasks_db.management.commands import db_worker

from alliance_site.core.clock.ticking import tick
from alliance_site.core.clock.worker import ticking


class Command(db_worker.Command):
    help = (
        "Does the background work and, by the clock, what is due: publishing at a set time, "
        "tidying up. Several may run side by side. With --batch it does what there is and ends."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        # Else, where DEBUG is set, a second process would tick beside the one that reloads.
        parser.set_defaults(reload=False)

    def handle(self, **options: Any) -> None:
        if options["batch"]:
            tick()
            super().handle(**options)
            return
        with ticking():
            super().handle(**options)
