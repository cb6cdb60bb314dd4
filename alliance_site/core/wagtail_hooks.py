"""Registers core's parts with Wagtail: each subject has its own `hooks.py`."""

from wagtail import hooks

from alliance_site.core.accessibility import hooks as accessibility
from alliance_site.core.areas import hooks as areas
from alliance_site.core.clock import hooks as clock
from alliance_site.core.columns import look_of_lists
from alliance_site.core.consent import hooks as consent
from alliance_site.core.dashboard import hooks as dashboard
from alliance_site.core.data_complaints import hooks as data_complaints
from alliance_site.core.documents import hooks as documents
from alliance_site.core.facts import hooks as facts
from alliance_site.core.links import hooks as links
from alliance_site.core.outbox import hooks as outbox
from alliance_site.core.page_problems import hooks as page_problems
from alliance_site.core.pages import hooks as pages
from alliance_site.core.personal_data import hooks as personal_data
from alliance_site.core.publishing.admin import hooks as publishing
from alliance_site.core.review import hooks as review
from alliance_site.core.roles import hooks as roles
from alliance_site.core.search import hooks as search
from alliance_site.core.small_forms import hooks as small_forms

for subject in (
    accessibility,
    areas,
    clock,
    consent,
    dashboard,
    data_complaints,
    documents,
    facts,
    links,
    outbox,
    page_problems,
    pages,
    personal_data,
    publishing,
    review,
    roles,
    search,
    small_forms,
):
    subject.register()

hooks.register("insert_global_admin_css", look_of_lists)
