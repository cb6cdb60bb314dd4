"""The report that tells whether the clock does its work."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from alliance_site.core.clock import jobs
from alliance_site.core.clock.models import JobRun


def _outcome(run: JobRun) -> str:
    if run.error:
        return f"Failed: {run.error}"
    if run.finished_at is None:
        return "Not done yet"
    return run.outcome or "Done"


def _next_run(run: JobRun) -> str:
    return date_format(timezone.localtime(run.next_at), "DATETIME_FORMAT")


def _state(run: JobRun) -> str:
    if run.is_late:
        return "Late"
    return "Failed" if run.error else "On time"


def _needs_a_look(run: JobRun) -> bool:
    return run.is_late or bool(run.error)


class JobsReport(ReportView):
    """What is done by the clock: when, how it went, and when again."""

    page_title = "Jobs by the clock"
    header_icon = "time"
    model = JobRun
    permission_policy = ModelPermissionPolicy(JobRun)
    permission_required = "view"
    index_url_name = "jobs_report"
    index_results_url_name = "jobs_report_results"
    results_template_name = "core/clock/jobs_report_results.html"
    columns = [
        Column("label", label="Job"),
        DateColumn("started_at", label="Last run"),
        Column("outcome", label="How it went", accessor=_outcome),
        StatusTagColumn("status", label="Status", accessor=_state, primary=_needs_a_look),
        Column("next_at", label="Next run", accessor=_next_run),
    ]
    list_export = ["label", "started_at", "outcome", "error", "next_at"]
    export_headings = {"label": "Job"}

    def get_base_queryset(self) -> QuerySet[JobRun]:
        """Jobs that are still known; an old job's row stays, in case the job comes back."""
        names = [job.name for job in jobs.registered()]
        return JobRun.objects.filter(name__in=names).order_by("next_at")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return {**context, "is_late": JobRun.objects.late().exists()}
