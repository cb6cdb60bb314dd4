"""The screen on which moderators say what of the answers may stand in public."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alliance_site.core.written import readable
from engagement.campaigns.moderating import write_public_answers
from engagement.feedback.choices import RemovedDetail
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback
from engagement.feedback.transitions import NotPossible
from engagement.moderation.access import visible_to

PERMISSION = "engagement.moderate_feedback"


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    feedback = get_object_or_404(visible_to(request.user), pk=pk)
    found = list(feedback.answers.all())
    if request.method == "POST":
        texts = {
            answer.pk: readable(request.POST.get(f"answer-{answer.pk}", "")) for answer in found
        }
        _save(request, feedback, texts)
        return HttpResponseRedirect(reverse("feedback_answers", args=[pk]), status=303)
    context = {
        "answers": found,
        "feedback": feedback,
        "marks": [f"[{label} removed]" for label in RemovedDetail.labels],
        "title": f"Answers of feedback {pk}",
    }
    return render(request, "engagement/campaigns/answers.html", context)


def _save(request: HttpRequest, feedback: Feedback, texts: dict[int, str]) -> None:
    try:
        write_public_answers(feedback=feedback, texts=texts, by=staff(request.user))
    except NotPossible as why:
        messages.error(request, str(why))
    else:
        messages.success(request, "The public texts of the answers are saved.")
