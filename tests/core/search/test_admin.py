"""Staff teach the search the words that people use."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from alliance_site.core.search.admin import SearchSynonymViewSet
from alliance_site.core.search.models import SearchSynonym

pytestmark = pytest.mark.django_db


def address(view: str) -> str:
    return reverse(SearchSynonym.snippet_viewset.get_url_name(view))  # type: ignore[attr-defined]


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("staff", password="x"))
    return client


def test_the_list_shows_what_a_word_means(staff: Client, mammogram: SearchSynonym) -> None:
    page = staff.get(address("list")).content.decode()
    assert "mammogram" in page
    assert "breast screening" in page


def test_an_entry_is_tidied_when_it_is_saved(staff: Client) -> None:
    answer = staff.post(address("add"), {"term": " Smear Test", "means": "Cervical screening\r\n"})
    assert answer.status_code == 302
    synonym = SearchSynonym.objects.get()
    assert (synonym.term, synonym.means) == ("smear test", "cervical screening")


def test_an_entry_for_the_same_words_is_refused(staff: Client, mammogram: SearchSynonym) -> None:
    answer = staff.post(address("add"), {"term": "Mammogram", "means": "scan"})
    assert "There is an entry for these words already" in answer.content.decode()
    assert SearchSynonym.objects.count() == 1


def test_a_word_cannot_mean_only_itself(staff: Client) -> None:
    answer = staff.post(address("add"), {"term": "scan", "means": "Scan"})
    assert "Write other words" in answer.content.decode()
    assert SearchSynonymViewSet.model.objects.count() == 0
