from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from performance.figures.models import Status
from performance.importing.loading import load_files
from performance.importing.months import impossible, month_of_cell
from performance.importing.parsing import answer, parse
from performance.importing.preview import FilePreview, preview
from performance.importing.rows import MONTH, Parsed
from performance.importing.standing import known_now
from performance.importing.waiting import most_bytes

HOW = {MONTH: "Give it with --month 2026-04.", "status": "Give it with --status final."}


class Command(BaseCommand):
    help = (
        "Loads files of waiting times: NHS England's workbooks and Monthly Combined CSV, or our "
        "own tables of figures and of the backlog. All of the files are loaded, or none."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--month", help="where a file does not say it: 2026-04")
        parser.add_argument("--status", choices=Status.values, help="where a file does not say it")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *args: Any, **options: Any) -> None:
        month = _month(options["month"])
        files = [self._read(path, month, options["status"]) for path in map(Path, options["files"])]
        found = preview(files)
        for each in found.files:
            self._tell(each)
        if not found.is_complete:
            raise CommandError("Nothing was loaded: see above what to put right.")
        if options["dry_run"]:
            self.stdout.write(f"{found.to_load:,} figures would be loaded.")
            return
        done = load_files(files=files, user=None)
        loaded = sum(len(each.comparison.to_load) for each in done)
        self.stdout.write(self.style.SUCCESS(f"{loaded:,} figures are loaded."))

    def _read(self, path: Path, month: date | None, status: str | None) -> Parsed:
        if not path.is_file():
            raise CommandError(f"There is no file {path}. Nothing was loaded.")
        parsed = parse(path, name=path.name, known=known_now(), most_bytes=most_bytes())
        if parsed.problems:
            return parsed
        return answer(parsed, month=month, status=status or "")

    def _tell(self, each: FilePreview) -> None:
        parsed = each.parsed
        self.stdout.write(self.style.MIGRATE_HEADING(parsed.file_name))
        for name, value in each.facts:
            self.stdout.write(f"  {name}: {value}")
        for note in parsed.notes:
            self.stdout.write(f"  {note}")
        for problem in parsed.problems:
            self.stderr.write(f"  {problem}")
        if each.problems_not_shown:
            self.stderr.write(f"  And {each.problems_not_shown:,} more errors.")
        for asked in parsed.asks:
            self.stderr.write(f"  The file does not say the {asked}. {HOW[asked]}")
        for name, number in each.numbers:
            self.stdout.write(f"  {name}: {number:,}")
        if each.is_loaded_already:
            self.stdout.write("  It brings nothing new.")


def _month(text: str | None) -> date | None:
    month = month_of_cell(text) if text else None
    if text and month is None:
        raise CommandError(f"“{text}” is no month: write it like 2026-04. Nothing was loaded.")
    if month and (what := impossible(month)):
        raise CommandError(f"{what} Nothing was loaded.")
    return month
