from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page


class DraftFirstForm(WagtailAdminPageForm):
    """A new page is a draft until it is published: Wagtail would have it live before that, and
    live it would stay when publishing is refused."""

    def save(self, commit: bool = True) -> Page:
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit=commit)
