"""Pages that show figures are drawn anew when the figures change."""

from alliance_site.core.http.purging import site_has_changed


def purge_figures() -> None:
    """Empties the cache in front once the change is stored: call it after a load and its undoing.

    Rows are loaded many at a time, which tells nobody of each.
    """
    site_has_changed()
