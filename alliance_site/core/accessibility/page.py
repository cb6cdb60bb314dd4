from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from alliance_site.core.accessibility.statement import statement
from alliance_site.core.pages.base import BasePage

FEATURES = ["bold", "ul", "ol", "link"]
DATES = ("prepared_on", "tested_on")


class AccessibilityStatementPage(BasePage):
    """The statement that the law asks for. What is not accessible comes from the register."""

    kind = "Information"
    is_reviewed = True
    parent_page_types = ["core.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    commitment = RichTextField(
        "what people can do on this site",
        features=FEATURES,
        help_text="Such as: zoom in, use only a keyboard, listen with a screen reader.",
    )
    contact = RichTextField(
        "how to ask for another format",
        features=FEATURES,
        help_text="What people can ask for, how, and how soon you answer. The contact details "
        "come from the site settings and stand below it.",
    )
    not_compliant = models.BooleanField(
        "say that the site does not meet the standard",
        default=False,
        help_text="For a site that fails most of it. Without a tick the register decides.",
    )
    audited = models.BooleanField(
        "an audit of the whole site took place",
        default=False,
        help_text="Only with a tick here, and nothing open in the register, does the page say "
        "that the site meets the standard in full.",
    )
    checks_to_do = RichTextField("checks that are still to be done", blank=True, features=FEATURES)
    improving = RichTextField(
        "what we do to improve", blank=True, features=FEATURES, help_text="Your plans, with dates."
    )
    prepared_on = models.DateField(default=timezone.localdate)
    tested_on = models.DateField("last tested on", null=True, blank=True)
    how_tested = RichTextField(
        "how it was tested",
        features=FEATURES,
        help_text="Who tested, what they looked at, and with which tools.",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("commitment"),
        FieldPanel("contact"),
        MultiFieldPanel(
            [FieldPanel("not_compliant"), FieldPanel("audited"), FieldPanel("checks_to_do")],
            heading="Compliance status",
        ),
        FieldPanel("improving"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel(name) for name in DATES]), FieldPanel("how_tested")],
            heading="Preparation of this statement",
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("commitment"),
        index.SearchField("contact"),
    ]

    class Meta:
        verbose_name = "accessibility statement"

    def clean(self) -> None:
        super().clean()
        today = timezone.localdate()
        ahead = {
            name: "This day is still to come."
            for name in DATES
            if (day := getattr(self, name)) and day > today
        }
        if self.audited and not self.tested_on:
            ahead.setdefault("tested_on", "Write the day of the audit.")
        if ahead:
            raise ValidationError(ahead)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["statement"] = statement(audited=self.audited, not_compliant=self.not_compliant)
        return context
