"""The screen where staff teach the search the words that people use."""

from typing import ClassVar

from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from alliance_site.core.search.models import SearchSynonym


def _meanings_in_a_line(synonym: SearchSynonym) -> str:
    return ", ".join(synonym.meanings)


class SearchSynonymViewSet(SnippetViewSet):
    model = SearchSynonym
    icon = "search"
    menu_label = "Search synonyms"
    add_to_settings_menu = True
    list_display: ClassVar[list] = [
        "term",
        Column("meanings", label="What our pages call it", accessor=_meanings_in_a_line),
    ]
    search_fields: ClassVar[list[str]] = ["term", "means"]
