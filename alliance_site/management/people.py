"""What the commands about one person share."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alliance_site.core.personal_data.person import NotAnIdentifier, Person, person
from alliance_site.core.personal_data.services import Findings


def add_person(parser: CommandParser) -> None:
    for name, what in (
        ("email", "an email address"),
        ("phone", "a phone number"),
        ("code", "a private code"),
    ):
        words = f"{what}; may be given several times"
        parser.add_argument(f"--{name}", action="append", default=[], help=words)


def person_of(options: dict[str, Any]) -> Person:
    try:
        someone = person(emails=options["email"], phones=options["phone"], codes=options["code"])
    except NotAnIdentifier as error:
        raise CommandError(str(error)) from None
    if not someone:
        raise CommandError("Say whom: --email, --phone or --code.")
    return someone


def say_what_is_held(command: BaseCommand, found: Findings) -> None:
    for holder, things in found:
        command.stdout.write(f"{holder.label}: {len(things)}")
        for thing in things:
            stays = f" STAYS: {thing.stays_because}" if thing.stays_because else ""
            command.stdout.write(f"  {thing.what}{stays}")
    if not found:
        command.stdout.write("Nothing is held.")
