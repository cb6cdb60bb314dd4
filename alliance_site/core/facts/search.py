"""The words that a search finds a page by, as far as they come from the fact register."""

from django_tasks import task
from wagtail.models import Page
from wagtail.search import index

from alliance_site.core.facts.models import Fact
from alliance_site.core.facts.references import facts_named
from alliance_site.core.facts.usage import pages_in_index

BATCH = 50


def facts_in_words(page: Page) -> str:
    """The figures that the page shows today. Always read anew: it is stored in the index."""
    named = facts_named(page)
    facts = Fact.objects.in_bulk(named) if named else {}
    return " ".join(facts[pk].figure for pk in named if pk in facts and not facts[pk].is_withdrawn)


@task()
def reindex_pages_with(fact_pk: int) -> None:
    """Brings the search up to date after a change, page by page."""
    pages = pages_in_index(fact_pk).live().specific()
    for page in pages.iterator(chunk_size=BATCH):
        index.insert_or_update_object(page)
