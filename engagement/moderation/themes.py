"""The screen where leads keep the themes."""

from typing import ClassVar

from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.slug import SlugInput

from engagement.feedback.models import Theme


class ThemeViewSet(ModelViewSet):
    """Not a snippet: choosers of snippets are open to all staff, and nothing chooses a theme."""

    model = Theme
    name = "feedback_themes"
    url_prefix = "feedback-themes"
    icon = "tag"
    menu_label = "Themes of feedback"
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display: ClassVar[list[str]] = ["name", "slug"]
    search_fields: ClassVar[list[str]] = ["name", "slug"]
    panels: ClassVar[list] = [
        TitleFieldPanel("name", targets=["slug"]),
        FieldPanel("slug", widget=SlugInput),
    ]
