"""Makes a website of any size: pages with titles, summaries and texts, and their index entries."""

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db import connection, transaction
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from alliance_site.core.pages.home import HomePage
from alliance_site.core.pages.standard import StandardPage
from news.models import NewsPage

BATCH = 500
WORDS_A_PAGE = 400
HEALTH = """screening diagnosis treatment bowel breast lung skin cervical prostate symptom doctor
nurse hospital clinic appointment referral result scan test biopsy surgery chemotherapy radiotherapy
care carer patient family support community borough waiting pathway standard programme principle
early faster personalised wellbeing recovery follow invited letter kit sample blood pain lump cough
weight tired worried question answer information language interpreter travel cost work school"""
RARE = "phaeochromocytoma"
COMMON = "cancer"


class Writer:
    """Writes texts in which few words are frequent and many are rare, as in any language."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        syllables = [a + b for a in "bcdfglmnprstvw" for b in ("a", "e", "i", "o", "u", "ea", "ou")]
        invented = [
            "".join(self.random.choices(syllables, k=self.random.randint(2, 4)))
            + self.random.choice(("", "", "s", "ing", "ed", "ly", "ment"))
            for _ in range(6000)
        ]
        self.words = [*HEALTH.split(), *invented]
        self.weights = [1 / (place + 8) for place in range(len(self.words))]

    def words_of(self, count: int) -> list[str]:
        return self.random.choices(self.words, self.weights, k=count)

    def sentence(self, count: int) -> str:
        return f"{' '.join(self.words_of(count)).capitalize()}."

    def body(self, number: int) -> str:
        """Some paragraphs: the common word on every page, the rare word on every thousandth."""
        words = [*self.words_of(WORDS_A_PAGE), *[COMMON] * self.random.randint(1, 8)]
        if number % 1000 == 0:
            words.append(RARE)
        self.random.shuffle(words)
        starts = range(0, len(words), 80)
        return "".join(f"<p>{' '.join(words[at : at + 80]).capitalize()}.</p>" for at in starts)


def make_pages(count: int) -> None:
    """Puts so many pages below the home page; one title in twenty has the common word."""
    home = HomePage.objects.get(depth=2)
    writer = Writer()
    rows = list(_rows(home, StandardPage, count, writer))
    with transaction.atomic():
        for at in range(0, count, BATCH):
            pages = Page.objects.bulk_create(rows[at : at + BATCH])
            bodies = [[("text", writer.body(number))] for number in range(at, at + len(pages))]
            _insert(StandardPage(page_ptr=p, body=b) for p, b in zip(pages, bodies, strict=True))
        Page.objects.filter(pk=home.pk).update(numchild=count)
    for at in range(0, count, BATCH):
        keys = [page.pk for page in rows[at : at + BATCH]]
        _index(list(StandardPage.objects.filter(pk__in=keys)))


def make_news(section: Page, count: int) -> None:
    """Puts so many news items below a section, one a day."""
    rows = list(_rows(section, NewsPage, count, Writer()))
    today = date(2026, 1, 1)
    with transaction.atomic():
        for at in range(0, count, BATCH):
            pages = Page.objects.bulk_create(rows[at : at + BATCH])
            days = (today - timedelta(number) for number in range(at, at + len(pages)))
            _insert(NewsPage(page_ptr=p, date=day) for p, day in zip(pages, days, strict=True))
        Page.objects.filter(pk=section.pk).update(numchild=count)


def _rows(home: Page, model: type[Page], count: int, writer: Writer) -> Iterator[Page]:
    from django.contrib.contenttypes.models import ContentType

    content_type = ContentType.objects.get_for_model(model)
    for number in range(count):
        words = writer.words_of(4)
        if number % 20 == 0:
            words[1] = COMMON
        title = " ".join(words).capitalize()
        yield Page(
            title=title,
            draft_title=title,
            slug=f"page-{number}",
            search_description=writer.sentence(18),
            path=Page._get_path(home.path, home.depth + 1, number + 1),
            depth=home.depth + 1,
            url_path=f"{home.url_path}page-{number}/",
            content_type=content_type,
            locale_id=home.locale_id,
            live=True,
        )


def _insert(rows: Iterable[Page]) -> None:
    """Django makes no rows of an inherited model in bulk, so its own table is filled here."""
    rows = list(rows)
    model = type(rows[0])
    fields = model._meta.local_concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
        for row in rows
    ]
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)


def _index(pages: list[StandardPage]) -> None:
    """Wagtail's own way into its index, so that the entries are what it would write itself."""
    get_search_backend().get_index_for_model(StandardPage).add_items(StandardPage, pages)
