from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alliance_site.core.personal_data.services import export, held_on
from alliance_site.management.people import add_person, person_of, say_what_is_held


class Command(BaseCommand):
    help = "Writes all that is held on one person into a zip file, for them to have."

    def add_arguments(self, parser: CommandParser) -> None:
        add_person(parser)
        parser.add_argument("--to", default="personal-data.zip", help="the file to write")
        parser.add_argument("--dry-run", action="store_true", help="only say what is held")

    def handle(self, *args: Any, **options: Any) -> None:
        someone = person_of(options)
        say_what_is_held(self, held_on(someone))
        if options["dry_run"]:
            return
        file = Path(options["to"])
        # For whoever runs the command alone.
        file.touch(mode=0o600)
        file.chmod(0o600)
        file.write_bytes(export(person=someone, user=None))
        self.stdout.write(f"Written to {file}. Delete it once the person has it.")
