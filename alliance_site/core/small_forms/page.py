from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.contrib.forms.models import FormMixin, validate_to_address
from wagtail.fields import RichTextField
from wagtail.search import index

from alliance_site.core.pages.base import BasePage
from alliance_site.core.publishing.admin.forms import DraftFirstForm
from alliance_site.core.small_forms.building import SmallFormBuilder
from alliance_site.core.small_forms.models import SmallFormSubmission

CLOSED = "This form is closed."
FULL = "All places are taken."
FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class SmallFormPageForm(WagtailAdminFormPageForm, DraftFirstForm):
    """Takes no question twice, and keeps a new page a draft."""


class SmallFormPage(FormMixin, BasePage):
    """A page with a small form: to book a place at an event, or to answer a survey.

    The questions are Wagtail's form builder; taking in what is sent is ours (`services.py`),
    because Wagtail's own way loses the page after a send, and counts a double click twice.
    """

    kind = "Form"
    parent_page_types = ["core.HomePage", "core.StandardPage"]
    subpage_types: list[str] = []
    base_form_class = SmallFormPageForm
    form_builder = SmallFormBuilder
    landing_page_template = "core/small_form_sent.html"

    intro = RichTextField("before the form", features=FEATURES, blank=True)
    thanks = RichTextField(
        "after a send",
        features=FEATURES,
        default="<p>Thank you. We have your answers.</p>",
        help_text="What people read once they have sent the form: what happens next, and when.",
    )
    consent_text = models.CharField(
        "what people agree to",
        max_length=500,
        blank=True,
        help_text="A box to tick below the questions, in the words of the person: “You can use "
        "my answers in …”. Each change is kept as a new version. Leave it empty where you "
        "need no consent.",
    )
    consent_needed = models.BooleanField("nobody can send the form without it", default=False)
    kept_days = models.PositiveSmallIntegerField(
        "days that answers are kept",
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text="Then they are deleted by themselves. The form says so to its readers.",
    )
    closes_at = models.DateTimeField(
        "closes at", null=True, blank=True, help_text="Empty: it stays open."
    )
    places = models.PositiveSmallIntegerField(
        "places",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="The form closes once it was sent so many times. Empty: no limit.",
    )
    tell = models.CharField(
        "tell",
        max_length=255,
        blank=True,
        validators=[validate_to_address],
        help_text="Email addresses, with commas between. They get a mail when somebody sends "
        "the form. The answers are not in it: they are read in the admin.",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        InlinePanel("form_fields", heading="Questions", label="Question", min_num=1),
        MultiFieldPanel(
            [FieldPanel("consent_text"), FieldPanel("consent_needed")], heading="Consent"
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("closes_at"), FieldPanel("places")]),
                FieldPanel("kept_days"),
                FieldPanel("tell"),
            ],
            heading="How long, how many, who is told",
        ),
        FieldPanel("thanks"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = "form page"

    @property
    def closed_because(self) -> str:
        """Why nothing can be sent any more; empty while it can."""
        if self.closes_at and self.closes_at <= timezone.now():
            return CLOSED
        if self.places and self.pk and self.get_submissions().count() >= self.places:
            return FULL
        return ""

    def get_submission_class(self) -> type[SmallFormSubmission]:
        return SmallFormSubmission

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, or the page after a send. What is sent goes to `views.py`."""
        if "sent" in request.GET:
            return _not_kept(self.render_landing_page(request))
        return self.shown(request, self.get_form())

    def shown(self, request: HttpRequest, form: Any, *, status: int = 200) -> HttpResponse:
        """The page with a form, which may hold what somebody typed. Each has a key of its own."""
        context = self.get_context(request) | {"form": form}
        template = self.get_template(request)
        return _not_kept(TemplateResponse(request, template, context, status=status))

    def render_landing_page(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return TemplateResponse(request, self.landing_page_template, self.get_context(request))

    def get_form_parameters(self) -> dict[str, Any]:
        return {"page": self}


def _not_kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response
