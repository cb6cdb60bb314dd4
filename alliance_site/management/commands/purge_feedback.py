from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from engagement.privacy.retention import purge_due


class Command(BaseCommand):
    help = "Deletes feedback and contact details that have been kept for long enough."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")

    def handle(self, *args: Any, **options: Any) -> None:
        dry_run = options["dry_run"]
        done = purge_due(dry_run=dry_run)
        verb = "To be deleted" if dry_run else "Deleted"
        self._list(f"{verb}, all words", done.words)
        self._list(f"{verb}, contact details alone", done.contacts)
        self.stdout.write(f"Held: {done.held}")
        if done.failed:
            raise CommandError(f"{len(done.failed)} could not be deleted. The log says why.")

    def _list(self, what: str, numbers: list[int]) -> None:
        which = f" (feedback {', '.join(map(str, sorted(numbers)))})" if numbers else ""
        self.stdout.write(f"{what}: {len(numbers)}{which}")
