"""Not a word of a feedback is public before its approval, nor after its withdrawal: all is read.

A word that nobody else uses stands in everything that people and staff write. Then every address
that anybody can reach is asked for, and every table and cache that answers are made from is read.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client, TestCase
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from alliance_site.core.mail_topics.registry import topics
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.management.seed.planting import plant
from engagement.feedback import transitions
from engagement.feedback.choices import AdditionKind, PublicKind, Refusal, State
from engagement.feedback.history import staff
from engagement.feedback.models import Addition, Feedback, Note, Reply
from engagement.feedback.publishing import publish
from engagement.following.withdrawing import withdraw
from tests.browser.crawl import crawl
from tests.engagement.sending import in_review, sent, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]

MARKER = "zyqmarker"
HIDDEN = "zyqhidden"
CONTACT = {
    "by": "email",
    "name": f"{HIDDEN} name",
    "email": f"{HIDDEN}@example.org",
    "address": f"{HIDDEN} road",
    "needs": ["other"],
    "needs_detail": HIDDEN,
}
TEXT = f"{HIDDEN} original with {MARKER}"
PUBLIC = f"public {MARKER} words"
SEARCHES = (
    *(MARKER, MARKER[:5], f'"{MARKER}"', f"public {MARKER}", "zyqmarkre", "words"),
    *(HIDDEN, HIDDEN[:6], "zyqhiden"),
)
FOR_MACHINES = ("/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/site.webmanifest")
# Of staff, or of the watch that operators keep: nobody without a login gets any answer there.
NOT_FOLLOWED = ("admin/",)


def with_everything(feedback: Feedback) -> Feedback:
    """Whatever anybody can write about a feedback, with the marks in it."""
    feedback.public_text = feedback.public_text or PUBLIC
    feedback.save()
    for kind in AdditionKind:
        Addition.objects.create(
            feedback=feedback, form_hash=f"{feedback.pk}{kind}", kind=kind, text=HIDDEN
        )
    Note.objects.create(feedback=feedback, text=HIDDEN)
    Reply.objects.create(feedback=feedback, text=f"{HIDDEN} private", signed=HIDDEN)
    return feedback


def one_in_every_state_before_the_public() -> list[Feedback]:
    kinds = iter(range(100))

    def new(make: object = sent) -> Feedback:
        return make(f"form {next(kinds)}", text=TEXT, contact=CONTACT)

    triaged = new()
    transitions.move(feedback=triaged, way=transitions.TRIAGE, by=staff(None))
    refused = new(in_review)
    transitions.move(feedback=refused, way=transitions.REFUSE, by=staff(None), refusal=Refusal.CARE)
    withdrawn = new()
    withdraw(feedback=withdrawn)
    withdrawn.refresh_from_db()
    purged = new()
    transitions.move(feedback=purged, way=transitions.PURGE, by=staff(None))
    asked = waiting("asked", text=TEXT, contact=CONTACT, public=PUBLIC)
    made = [new(), triaged, new(in_review), asked, refused, withdrawn, purged]
    # Each state but one must be among them: a new state must be thought of here.
    assert {feedback.state for feedback in made} == set(State) - {State.PUBLISHED}
    return [with_everything(feedback) for feedback in made]


def addresses() -> Iterator[str]:
    """Every address that the site answers at, with a key of each feedback where it asks for one."""
    for pattern in _patterns(get_resolver().url_patterns):
        if pattern.startswith(NOT_FOLLOWED) or "^" in pattern:
            continue
        if "<int:key>" in pattern:
            keys = Feedback.objects.values_list("pk", flat=True)
            yield from (f"/{pattern.replace('<int:key>', str(key))}" for key in keys)
        elif "<" not in pattern:
            yield f"/{pattern}"
    yield from ("/no-such-page/", "/have-your-say/follow/x/", "/have-your-say/feedback/999999/")
    for choice in ("kind=experience", "page=2", "year=2026", "theme=none", "area=hackney"):
        yield f"/have-your-say/?{choice}"


def _patterns(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        whole = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns, whole)
        else:
            yield whole


def public_answers() -> dict[str, str]:
    """All that anybody can read of the site, by its address."""
    starts = ["/", *FOR_MACHINES, *addresses()]
    found = {address: answer.text for address, answer in crawl(*starts).items()}
    client = Client(raise_request_exception=False)
    for asked in SEARCHES:
        results = client.get("/search/", {"q": asked}).context_data["answer"]
        told = [(result.title, result.summary, result.url) for result in results.results]
        found[f"search for {asked}"] = f"{told} {results.suggestion}"
    for name, topic in topics().items():
        long_ago = timezone.now() - timezone.timedelta(days=999)
        items = topic.items(long_ago, timezone.now()) if topic.items else []
        found[f"mails of {name}"] = str(list(items))
    return found


def kept_for_answers() -> dict[str, str]:
    """What search, caches and letters hold, whether an answer shows it or not."""
    call_command("update_index", verbosity=0)
    tables = [
        name
        for name in connection.introspection.table_names()
        if name.startswith(("wagtailsearch_", "core_searchword", "shared_cache", "wagtailcore_"))
    ]
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = str(cursor.fetchall())
    found["memory"] = str([bytes(kept) for kept in cache._cache.values()])
    found["mails"] = str(list(OutgoingMail.objects.values()))
    return found


def nowhere(found: dict[str, str]) -> None:
    assert holding(found, MARKER) == set()
    assert holding(found, HIDDEN) == set()


def holding(found: dict[str, str], mark: str) -> set[str]:
    return {name for name, text in found.items() if mark in text.lower()}


@contextmanager
def stored(told: list[tuple[str, str]]) -> Iterator[None]:
    """As a transaction that is stored: then the cache in front hears of it."""
    connection.run_on_commit.clear()  # what the test did before would speak for this
    told.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield
    assert told, "the cache in front was not emptied"


def test_nothing_is_public_before_approval_or_after_withdrawal(
    told: list[tuple[str, str]],
) -> None:
    plant(lambda line: None)
    feedback = one_in_every_state_before_the_public()[2]
    before = public_answers()
    assert len(before) > 80
    nowhere(before)
    nowhere(kept_for_answers())

    with stored(told):
        feedback.public_kind = PublicKind.REDACTED
        publish(feedback=feedback, by=staff(None))
        Reply.objects.create(feedback=feedback, text="A public reply", is_public=True, signed="Me")
    own = f"/have-your-say/feedback/{feedback.pk}/"
    after = public_answers()
    assert not holding(after, HIDDEN)
    assert holding(after, MARKER) >= {
        *("/have-your-say/", "/have-your-say/feedback/feed/", own),
        *("/have-your-say/feedback/what-people-told-us.csv", f"search for {MARKER}"),
        "mails of engagement.feedback",
    }
    assert "wagtailsearch_indexentry" in holding(kept_for_answers(), MARKER)
    assert own in after["/sitemap.xml"]
    assert "A public reply" in after[own]

    with stored(told):
        withdraw(feedback=feedback)
    gone = public_answers()
    nowhere(gone)
    nowhere(kept_for_answers())
    assert own not in gone["/sitemap.xml"]
