from django.db import transaction
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

# What belongs to a page as a whole and to none of its versions; no field of the form sets it.
OF_THE_PAGE = (
    "live", "expired", "has_unpublished_changes", "first_published_at", "last_published_at",
    "live_revision", "latest_revision", "latest_revision_created_at", "locked", "locked_at",
    "locked_by", "owner", "path", "depth", "numchild", "url_path",
)  # fmt: skip


class DraftFirstForm(WagtailAdminPageForm):
    """A new page is a draft until it is published: Wagtail would have it live before that, and
    live it would stay when publishing is refused.

    Wagtail stores a draft with all that it read when the request came. A draft saves itself every
    few seconds while somebody writes: one that was published, locked or moved in that moment, by
    the clock perhaps, would be none of it any more. So that is read again where it is stored.
    """

    def save(self, commit: bool = True) -> Page:
        if self.instance._state.adding:
            self.instance.live = False
            return super().save(commit=commit)
        with transaction.atomic():
            stored = Page.objects.select_for_update(of=("self",)).get(pk=self.instance.pk)
            for name in OF_THE_PAGE:
                attribute = Page._meta.get_field(name).attname
                setattr(self.instance, attribute, getattr(stored, attribute))
            # A live page keeps the words that its readers see.
            return super().save(commit=commit and not stored.live)
