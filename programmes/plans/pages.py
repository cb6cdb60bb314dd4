from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.pages.base import BasePage
from alliance_site.core.site.surroundings import surroundings_of
from programmes.plans.choices import FigurePageChooser
from programmes.plans.drafts import ROWS, rows_of
from programmes.plans.forms import ActionForm, AnswerForm, PlanForm
from programmes.plans.keys import with_known_keys
from programmes.plans.matrix import matrix
from programmes.plans.panels import RowsPanel
from programmes.plans.periods import Time, period
from programmes.plans.queries import plans_by_time
from programmes.plans.showing import shown
from programmes.plans.versions import comparison_for

CHECK_BOXES = forms.CheckboxSelectMultiple


class DeliveryPlanIndexPage(BasePage):
    """All delivery plans, and the principles that they reflect."""

    kind = "Delivery plans"
    parent_page_types = ["programmes.ProgrammeIndexPage"]
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "delivery plans index"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        plans = plans_by_time()
        context["plans"] = plans
        context["matrix"] = matrix([plan for time in Time for plan in plans[time]])
        return context


class DeliveryPlanPage(RoutablePageMixin, BasePage):
    """What the alliance will do in a year or more, with how it reflects each principle."""

    kind = "Delivery plan"
    is_reviewed = True
    parent_page_types = ["programmes.DeliveryPlanIndexPage"]
    subpage_types = []
    base_form_class = PlanForm

    # A draft may lack them; the publishing gate asks for them.
    starts = models.DateField(null=True, help_text="The first day of the time that it is for.")
    ends = models.DateField(null=True, help_text="The last day.")
    programmes = ParentalManyToManyField("programmes.ProgrammePage", related_name="plans")
    is_example = models.BooleanField(
        "example",
        default=False,
        help_text="Written for the demonstration; the page says so.",
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name="more about the plan")

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")], heading="Period"),
        FieldPanel("programmes", widget=CHECK_BOXES, required_on_save=False),
        RowsPanel(
            "actions",
            form_class=ActionForm,
            heading="Actions",
            label="Action",
            panels=[
                FieldPanel("what"),
                FieldPanel("for_whom"),
                FieldRowPanel([FieldPanel("due"), FieldPanel("lead_role")]),
                FieldRowPanel([FieldPanel("status"), FieldPanel("reason")]),
                FieldPanel("measure"),
                FieldPanel("measure_page", widget=FigurePageChooser),
                FieldPanel("principles", widget=CHECK_BOXES),
            ],
        ),
        RowsPanel(
            "answers",
            form_class=AnswerForm,
            heading="How it reflects the principles",
            label="Answer",
            help_text="Every principle needs an answer, and an action above that is ticked for it.",
            panels=[FieldPanel("principle", widget=forms.Select), FieldPanel("how")],
        ),
        FieldPanel("body"),
        FieldPanel("is_example"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("actions_in_words"),
        index.SearchField("answers_in_words"),
        index.SearchField("body"),
        index.FilterField("starts"),
        index.FilterField("ends"),
    ]

    class Meta:
        verbose_name = "delivery plan"

    @property
    def period(self) -> str:
        """Such as "1 April 2026 to 31 March 2027"."""
        return period(self.starts, self.ends)

    @property
    def time(self) -> Time | None:
        """Whether it is of today, of a time to come, or of a time that is over."""
        return Time.of(self.starts, self.ends)

    def actions_in_words(self) -> str:
        """For the search."""
        rows = self.actions.all()
        return " ".join(f"{row.what} {row.for_whom} {row.reason} {row.measure}" for row in rows)

    def answers_in_words(self) -> str:
        """For the search."""
        return " ".join(row.how for row in self.answers.all())

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> "DeliveryPlanPage | None":
        rest = {name: value for name, value in data.items() if name not in ROWS}
        plan = super().from_serializable_data(rest, check_fks, strict_fks)
        for name, rows in rows_of(data).items() if plan else ():
            setattr(plan, name, rows)
        return plan

    def with_content_json(self, content: dict[str, Any]) -> "DeliveryPlanPage":
        return with_known_keys(super().with_content_json(content))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["plan"] = shown(self)
        return context

    @path("changes/")
    def changes(self, request: HttpRequest) -> HttpResponse:
        """What changed between two of its published versions, in words."""
        comparison = comparison_for(self, request.GET)
        context = super().get_context(request) | {
            "comparison": comparison,
            "page_title": f"What changed: {self.title}",
            "description": f"What changed in “{self.title}”, from version to version.",
            "canonical_address": f"{surroundings_of(request, self).address(self)}changes/",
            "canonical_query": comparison.query,
        }
        return TemplateResponse(request, "programmes/delivery_plan_changes.html", context)
