"""'Did you mean': right on both databases, and silent about what is not public."""

import pytest
from wagtail.models import PageViewRestriction

from alliance_site.core.search import spelling, vocabulary
from alliance_site.core.search.models import SearchSynonym, SearchWord
from tests.core.search.conftest import MakePage, Search

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["as the database can", "without trigrams"], autouse=True)
def _ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PostgreSQL role may not be allowed to add the extension: both ways must work."""
    if request.param == "without trigrams":
        monkeypatch.setattr(spelling, "_has_trigrams", lambda database: False)


def suggested(search: Search, text: str) -> str:
    return search(text).context_data["answer"].suggestion


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bowell cancr", "bowel cancer"),
        ("bowel cancr", "bowel cancer"),
        ("screaning", "screening"),
        ("diagnossis", "diagnosis"),
        ("chemotheropy", "chemotherapy"),
        ("the cancr", "the cancer"),
        ('"bowel cancr"', '"bowel cancer"'),
    ],
)
def test_a_misspelling_is_put_right(
    make_page: MakePage, search: Search, typed: str, meant: str
) -> None:
    make_page("Bowel cancer", "Screening and diagnosis.", "What chemotherapy is.")
    assert suggested(search, typed) == meant


def test_the_suggestion_is_a_link(make_page: MakePage, search: Search) -> None:
    make_page("Bowel cancer")
    page = search("bowell cancr").content.decode()
    assert 'Did you mean <a href="?q=bowel+cancer"><b>bowel cancer</b></a>?' in page


def test_words_that_are_right_are_left_alone(make_page: MakePage, search: Search) -> None:
    make_page("Bowel", text="One thing.")
    make_page("Cancer", text="Another thing.")
    assert suggested(search, "bowel cancer") == ""
    assert suggested(search, "zzzzqqq") == ""


def test_only_what_finds_something_is_offered(make_page: MakePage, search: Search) -> None:
    make_page("Bowel", text="One thing.")
    make_page("Cancer", text="Another thing.")
    assert suggested(search, "bowell cancr") == ""


def test_a_misspelt_synonym_leads_to_what_it_means(
    make_page: MakePage, search: Search, mammogram: SearchSynonym
) -> None:
    make_page("Breast screening")
    assert suggested(search, "mamogram") == "mammogram"


def test_words_of_drafts_are_never_learned(make_page: MakePage, search: Search) -> None:
    make_page("Giraffeness", live=False)
    page = make_page("Cancer")
    page.title = "Giraffeness"
    page.save_revision()
    assert not SearchWord.objects.filter(word="giraffeness").exists()
    assert suggested(search, "girafeness") == ""


def test_words_of_private_pages_are_never_learned(make_page: MakePage) -> None:
    private = make_page("Board")
    PageViewRestriction.objects.create(
        page=private, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    make_page("Giraffeness", parent=private)
    assert not SearchWord.objects.filter(word="giraffeness").exists()


def test_words_that_are_no_longer_public_are_not_offered(
    make_page: MakePage, search: Search
) -> None:
    page = make_page("Walkabouts")
    # Another form of the word on a public page does not give the first one away.
    make_page("A walkabout")
    assert suggested(search, "walkabuots") == "walkabouts"
    page.unpublish()
    assert suggested(search, "walkabuots") == ""
    vocabulary.rebuild()
    assert not SearchWord.objects.filter(word="walkabouts").exists()
    assert suggested(search, "walkabuots") == "walkabout"


def test_rebuild_reads_all_public_pages(make_page: MakePage) -> None:
    make_page("Bowel", "About kits.", "Sent by post.")
    SearchWord.objects.all().delete()
    SearchWord.objects.create(word="leftover")
    vocabulary.rebuild()
    known = set(SearchWord.objects.values_list("word", flat=True))
    assert {"bowel", "kits", "sent", "post"} <= known
    assert "leftover" not in known
