"""Registers where the admin leads people whose role opens only a part of it."""

from wagtail import hooks

from alliance_site.core.roles.page_screens import home_where_the_tree_is_closed


def register() -> None:
    hooks.register("after_edit_page", home_where_the_tree_is_closed)
