"""The first page: what the form is for and what it is not, and the button that begins it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from alliance_site.core.http.senders import comes_from_this_site
from alliance_site.core.written import readable
from engagement.campaigns.models import Campaign
from engagement.consultations.queries import campaign_for_public
from engagement.feedback.settings import FeedbackSettings
from engagement.form.answering import not_kept, page, to_step
from engagement.form.drafts import begin
from engagement.form.journey import Journey
from engagement.form.limits import too_many_begun
from engagement.form.parts import Part, part_from
from engagement.kinds import FeedbackKind

TITLE = "Tell us what you think"
ELSEWHERE = "This came from another website. Press Start to begin here"
TOO_MANY = "Too many forms have been started from your network. Try again in an hour"


# No token: the page sets no cookie. The browser's own word on where it was sent from takes its
# place.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@not_kept
def start(request: HttpRequest) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    kind = asked.get("kind", "")
    kind = kind if kind in FeedbackKind.values else ""
    campaign = campaign_for_public(readable(asked.get("campaign", "")))
    part = part_from(asked, campaign)
    is_open = campaign is not None and campaign.is_open
    if request.method != "POST":
        return _show(request, kind, campaign, part)
    if not comes_from_this_site(request):
        return _show(request, kind, campaign, part, error=ELSEWHERE, status=403)
    if too_many_begun(request):
        return _show(request, kind, campaign, part, error=TOO_MANY, status=429)
    key, draft = begin(campaign=campaign if is_open else None, kind=kind, part=part)
    return to_step(key, Journey(key, draft).next_open())


def _show(
    request: HttpRequest,
    kind: str,
    campaign: Campaign | None,
    part: Part,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    is_open = campaign is not None and campaign.is_open
    return page(
        request,
        "start",
        campaign.name if campaign and is_open else TITLE,
        status,
        kind=kind,
        campaign=campaign if is_open else None,
        closed=campaign if campaign and campaign.has_closed else None,
        forthcoming=campaign if campaign and not is_open and not campaign.has_closed else None,
        part=part,
        review_days=FeedbackSettings.load().review_days,
        error=error,
    )
