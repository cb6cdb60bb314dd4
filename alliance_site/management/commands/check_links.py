from typing import Any

from django.core.management.base import BaseCommand

from alliance_site.core.links.checking import check_links


class Command(BaseCommand):
    help = "Checks the links of all pages, as the nightly job does."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(check_links())
