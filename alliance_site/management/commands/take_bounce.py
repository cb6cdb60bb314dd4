import sys
from typing import Any

from django.core.management.base import BaseCommand

from alliance_site.core.outbox.bounce_messages import take_bounces


class Command(BaseCommand):
    help = "Reads a message (or a whole mailbox) of a mail server that could not deliver our mail."

    def handle(self, *args: Any, **options: Any) -> None:
        ended = take_bounces(sys.stdin.buffer.read())
        self.stdout.write(f"Addresses that do not exist any more: {ended}.")
