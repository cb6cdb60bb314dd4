"""Registers the performance app's parts with Wagtail, in one menu: Figures."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from performance.importing.admin import hooks as importing
from performance.reference_admin import REFERENCE_VIEWSETS, refuse_while_used


class FiguresGroup(SnippetViewSetGroup):
    """All that an analyst does and keeps: the files first, then what they are about."""

    items = (*importing.VIEWSETS, *REFERENCE_VIEWSETS)
    menu_label = "Figures"
    menu_name = "figures"
    menu_icon = "table"
    menu_order = 260


importing.register()
register_snippet(FiguresGroup)
hooks.register("before_delete_snippet", refuse_while_used)
