"""What a reviewer of a page is told about the facts on it."""

from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Page

from alliance_site.core.facts.listing import edit_address
from alliance_site.core.facts.models import Fact
from alliance_site.core.facts.references import facts_named
from alliance_site.core.review.hints import Hint


def facts_to_check(page: Page) -> Iterator[Hint]:
    """Facts that are withdrawn, or that wait for a check of their own."""
    today = timezone.localdate()
    for fact in Fact.objects.filter(pk__in=facts_named(page)):
        if fact.is_withdrawn:
            yield Hint(f"The fact “{fact.label}” is withdrawn.", edit_address(fact))
        elif fact.is_due(today):
            words = f"The fact “{fact.label}” ({fact.figure}) waits for its check."
            yield Hint(words, edit_address(fact))
