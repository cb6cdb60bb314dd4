"""What is found, in which order, and what never is."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from alliance_site.core.pages.home import HomePage
from alliance_site.core.search.models import SearchSynonym
from tests.core.search.conftest import MakePage, Search, titles
from tests.factories import DocumentFactory, NewsIndexPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["moles", "mole", "Moles!", "summary", "skin moles"])
def test_finds_words_of_title_summary_and_body(
    make_page: MakePage, search: Search, query: str
) -> None:
    make_page("Skin", "A summary.", "We look at moles.")
    make_page("Lungs", "Another thing.", "We check lungs.")
    assert titles(search(query)) == ["Skin"]


@pytest.mark.parametrize("query", ["screening", "screen", "screened"])
def test_forms_of_a_word_find_each_other(make_page: MakePage, search: Search, query: str) -> None:
    make_page("Screening", text="You are invited.")
    assert titles(search(query)) == ["Screening"]


def test_a_word_in_the_title_comes_before_any_number_in_the_text(
    make_page: MakePage, search: Search
) -> None:
    make_page("Often", text="screening " * 30)
    make_page("Screening for people of all ages in every borough", text="You are invited.")
    make_page("Once", text="You can have screening. " + "Other words stand here. " * 20)
    make_page("Screening", text="You are invited.")
    assert titles(search("screening")) == [
        "Screening",
        "Screening for people of all ages in every borough",
        "Often",
        "Once",
    ]


def test_all_words_must_be_there_in_title_or_text(make_page: MakePage, search: Search) -> None:
    make_page("Breast care", text="About screening.")
    make_page("Bowel care", text="About screening.")
    make_page("Breast", text="About nothing.")
    response = search("breast screening")
    assert titles(response) == ["Breast care"]
    assert not response.context_data["answer"].any_word


def test_where_nothing_has_all_words_some_are_enough_and_the_page_says_so(
    make_page: MakePage, search: Search
) -> None:
    make_page("Dragons", text="They breathe fire.")
    make_page("Screening", text="Breast screening and lungs.")
    make_page("Lungs", text="A check.")
    response = search("unicorn breast screening lungs")
    assert titles(response) == ["Screening", "Lungs"]
    assert "2 results for some of the words in" in response.content.decode()
    assert "No page has all of these words" in response.content.decode()


def test_of_some_words_more_come_first_whatever_the_length_of_the_title(
    make_page: MakePage, search: Search
) -> None:
    make_page("Kit", text="Screening.")
    make_page("A page with a title that is long indeed", text="Screening for lung and bowel.")
    make_page("X", text="About screening and much else. " * 5)
    assert titles(search("unicorn screening lung bowel"))[0].startswith("A page with a title")


def test_a_phrase_in_quotes_stands_together(make_page: MakePage, search: Search) -> None:
    make_page("Together", text="About early diagnosis.")
    make_page("Apart", text="A diagnosis that came early.")
    assert titles(search('"early diagnosis"')) == ["Together"]
    assert len(titles(search("early diagnosis"))) == 2


def test_small_words_do_not_keep_a_page_from_being_found(
    make_page: MakePage, search: Search
) -> None:
    make_page("Bowel kit", text="Order one.")
    response = search("where is the bowel kit")
    assert titles(response) == ["Bowel kit"]
    assert not response.context_data["answer"].any_word


def test_small_words_alone_find_titles(make_page: MakePage, search: Search) -> None:
    make_page("What we do", text="Our work.")
    make_page("Other", text="This is what we do.")
    assert titles(search("what we do")) == ["What we do"]


def test_words_with_signs_inside(make_page: MakePage, search: Search) -> None:
    make_page("Visits", text="Your follow-up visit, or a 28-day wait.")
    for query in ("follow-up", "follow up visits", "28-day", "28 day"):
        assert titles(search(query)) == ["Visits"], query


def test_synonyms_find_what_they_mean(
    make_page: MakePage, search: Search, mammogram: SearchSynonym
) -> None:
    make_page("Breast screening", "For women.")
    make_page("Bowel screening", "For all.")
    make_page("A mammogram van", "It comes to you.")
    assert set(titles(search("mammogram"))) == {"Breast screening", "A mammogram van"}
    assert titles(search("mammograms women")) == ["Breast screening"]


def test_synonyms_of_several_words(make_page: MakePage, search: Search) -> None:
    SearchSynonym.objects.create(term="poo test", means="bowel screening\nFIT kit")
    SearchSynonym.objects.create(term="test", means="examination")
    make_page("Bowel screening", "For all.")
    make_page("Your kit", "It is called FIT.")
    make_page("Examinations", "Of eyes.")
    assert set(titles(search("a poo test"))) == {"Bowel screening", "Your kit"}
    assert search("test of poo").context_data["answer"].any_word
    assert titles(search("eye test")) == ["Examinations"]


def test_finds_every_type_of_page_with_its_kind(home: HomePage, search: Search) -> None:
    NewsIndexPageFactory(title="Bulletins")
    response = search("bulletins")
    assert [result.kind for result in response.context_data["answer"].results] == ["News section"]


def test_the_root_of_the_tree_is_no_page(search: Search) -> None:
    assert titles(search("root")) == []


def test_drafts_and_withdrawn_pages_are_never_found(make_page: MakePage, search: Search) -> None:
    make_page("Draft about zebras", live=False)
    make_page("Withdrawn zebras").unpublish()
    page = make_page("Giraffes")
    page.title = "Zebras to come"
    page.save_revision()
    assert search("zebras").context_data["answer"].total == 0
    assert titles(search("giraffes")) == ["Giraffes"]


def test_private_pages_and_those_below_are_never_found(make_page: MakePage, search: Search) -> None:
    private = make_page("Private zebras")
    make_page("Zebras below", parent=private)
    PageViewRestriction.objects.create(
        page=private, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    make_page("Public zebras")
    response = search("zebras")
    assert titles(response) == ["Public zebras"]
    assert response.context_data["answer"].total == 1


def test_documents_are_found_with_type_and_size(home: HomePage, search: Search) -> None:
    DocumentFactory(
        title="Plan for tomorrow",
        summary="What we will do.",
        file=ContentFile(b"x" * 2048, name="plan.pdf"),
        file_size=2048,
    )
    response = search("tomorrow")
    result = response.context_data["answer"].results[0]
    assert (result.kind, result.summary) == ("Document (PDF)", "What we will do.")
    assert "Document (PDF), 2.0\xa0KB" in response.content.decode()
    assert result.url.startswith("/documents/")


def test_documents_in_private_collections_are_never_found(home: HomePage, search: Search) -> None:
    private = Collection.get_first_root_node().add_child(name="Board")
    below = private.add_child(name="Board papers")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=CollectionViewRestriction.LOGIN
    )
    DocumentFactory(title="Zebra minutes", collection=private)
    DocumentFactory(title="Zebra papers", collection=below)
    DocumentFactory(title="Zebra leaflet")
    assert titles(search("zebra")) == ["Zebra leaflet"]
