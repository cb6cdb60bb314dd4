from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alliance_site.core.personal_data.leftovers import clean_up
from alliance_site.core.personal_data.services import erase, held_on
from alliance_site.management.people import add_person, person_of, say_what_is_held


class Command(BaseCommand):
    help = "Erases all that is held on one person, but for what must stay."

    def add_arguments(self, parser: CommandParser) -> None:
        add_person(parser)
        parser.add_argument("--dry-run", action="store_true", help="only say what is held")
        parser.add_argument("--yes", action="store_true", help="do not ask whether you are sure")

    def handle(self, *args: Any, **options: Any) -> None:
        someone = person_of(options)
        say_what_is_held(self, held_on(someone))
        if options["dry_run"]:
            return
        if not options["yes"] and input("Erase it for ever? Write yes: ").strip() != "yes":
            raise CommandError("Nothing was erased.")
        entry = erase(person=someone, user=None)
        for label, count in entry.erased.items():
            self.stdout.write(f"Erased: {label}, {count}")
        for label, count in entry.stayed.items():
            self.stdout.write(f"Stayed: {label}, {count}")
        self.stdout.write(clean_up())
