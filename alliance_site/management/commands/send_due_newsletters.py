from typing import Any

from django.core.management.base import BaseCommand

from news.newsletter.sending import send_due


class Command(BaseCommand):
    help = (
        "Starts the newsletters whose time has come and queues their mails, as the clock does "
        "each minute. It can be stopped and run again at any point."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(send_due() or "No newsletter was due.")
