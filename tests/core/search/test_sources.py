"""Apps add what they own: core asks the registry and never learns who answered."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest

from alliance_site.core.images.models import CustomImage
from alliance_site.core.search import sources
from alliance_site.core.search.models import SearchSynonym
from tests.core.search.conftest import Search, titles
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def _pictures() -> Iterator[None]:
    sources.register(
        sources.SearchSource(
            name="pictures",
            model=CustomImage,
            visible=lambda: CustomImage.objects.exclude(title="Hidden zebra"),
            result=_picture,
        )
    )
    yield
    sources.unregister("pictures")


def _picture(image: CustomImage, request: HttpRequest) -> sources.SearchResult:
    return sources.SearchResult("Picture", image.title, "", "/pictures/")


def test_pictures_are_not_found_by_themselves(home: object, search: Search) -> None:
    ImageFactory(title="Zebra")
    assert titles(search("zebra")) == []


@pytest.mark.usefixtures("_pictures")
def test_a_registered_source_is_searched(home: object, search: Search) -> None:
    ImageFactory(title="Zebra")
    ImageFactory(title="Hidden zebra")
    response = search("zebra")
    assert titles(response) == ["Zebra"]
    assert response.context_data["answer"].results[0].kind == "Picture"


def test_a_source_that_shows_nothing_does_no_harm(home: object, search: Search) -> None:
    sources.register(
        sources.SearchSource("pictures", CustomImage, CustomImage.objects.none, _picture)
    )
    try:
        ImageFactory(title="Zebra")
        assert titles(search("zebra")) == []
    finally:
        sources.unregister("pictures")


def test_synonyms_are_tidied_where_staff_write_them() -> None:
    synonym = SearchSynonym(term="  Mammogram ", means="Breast  Screening\n\nbreast screening\n")
    synonym.full_clean()
    assert synonym.term == "mammogram"
    assert synonym.meanings == ["breast screening"]
