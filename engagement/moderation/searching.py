"""Finds feedback by words of the original or of the public text, or by its number."""

from django.db.models import Q, QuerySet

from alliance_site.core.search.cleaning import read
from engagement.feedback.models import Feedback, OriginalText

# More words make no search any finer, and each costs a look at every text.
MOST_WORDS = 6
LONGEST_NUMBER = 15


def search(found: QuerySet[Feedback], typed: str) -> QuerySet[Feedback]:
    """What holds every word; a number alone is that of the feedback as well."""
    words = read(typed).words[:MOST_WORDS]
    if not words:
        return found.none()
    matching = Q()
    for word in words:
        original = OriginalText.objects.filter(text__icontains=word).values("feedback")
        matching &= Q(pk__in=original) | Q(public_text__icontains=word)
    number = typed.strip().lstrip("#")
    if number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER:
        matching |= Q(pk=int(number))
    return found.filter(matching)
