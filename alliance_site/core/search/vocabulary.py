"""The words of the public pages, kept so that a misspelt search can be put right.

A word stays here when its page is withdrawn, until the next `rebuild()`. That shows nothing: a
word is only ever offered where it stands, spelt so, on something that anybody may see.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from modelsearch.index import SearchField
from wagtail.models import Page
from wagtail.signals import page_published

from alliance_site.core.pages.visibility import visible_pages
from alliance_site.core.search.models import WORD_LENGTH, SearchWord
from alliance_site.core.search.words import STOP_WORDS, WORD

SHORTEST = 3
BATCH = 1000


def connect() -> None:
    page_published.connect(_page_published, dispatch_uid="search_vocabulary")


def _page_published(instance: Page, **kwargs: Any) -> None:
    if visible_pages().filter(pk=instance.pk).exists():
        learn(words_of(instance))


def learn(words: Iterable[str]) -> None:
    """Adds the words that are not known yet."""
    new = set(words)
    new -= set(SearchWord.objects.filter(word__in=new).values_list("word", flat=True))
    rows = [SearchWord(word=word) for word in sorted(new)]
    SearchWord.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def rebuild() -> int:
    """Reads all public pages anew and forgets every other word; says how many words there are."""
    words: set[str] = set()
    for page in visible_pages().filter(depth__gt=1).specific().iterator(chunk_size=BATCH):
        words.update(words_of(page))
    with transaction.atomic():
        SearchWord.objects.all().delete()
        learn(words)
    return len(words)


def words_of(page: Page) -> set[str]:
    """The words of a page's title, summary and body, in small letters."""
    return {
        word
        for field in page.get_search_fields()
        if isinstance(field, SearchField)
        for text in _texts(field.get_value(page))
        for word in WORD.findall(text.lower())
        if SHORTEST <= len(word) <= WORD_LENGTH and word.isalpha() and word not in STOP_WORDS
    }


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)
