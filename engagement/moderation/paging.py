"""Pages of the queue that cost the same at 100,000 as at 100."""

from django.utils.functional import cached_property
from wagtail.admin.paginator import WagtailPaginator

# Nobody turns 200 pages: beyond them stands what filters and the search find.
MOST = 10_000


class CappedPaginator(WagtailPaginator):
    """Counts, and leads, no further than `MOST`."""

    @cached_property
    def count(self) -> int:
        found: int = self.object_list.order_by()[:MOST].count()
        return found

    @property
    def items_count_label(self) -> str:
        return f"{self.count:,} or more" if self.count >= MOST else f"{self.count:,} in all"
