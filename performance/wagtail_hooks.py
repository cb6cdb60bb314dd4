"""Registers the performance app's screens with the Wagtail admin, in one menu: Figures."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from performance.importing.admin import hooks as importing


class FiguresGroup(ViewSetGroup):
    """Each subject adds its viewsets here, in the order of the menu."""

    menu_label = "Figures"
    menu_icon = "table"
    menu_order = 640
    items = (*importing.VIEWSETS,)


importing.register()
hooks.register("register_admin_viewset", FiguresGroup)
