"""Where delivery plans take part in the site."""

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.search import index
from wagtail.signals import page_published

from alliance_site.core.publishing.problems import register_rule
from alliance_site.core.review import due
from programmes.pages.principles import PrinciplePage
from programmes.plans import rules
from programmes.plans.due import SOURCE
from programmes.plans.models import PrincipleAnswer
from programmes.plans.pages import DeliveryPlanPage
from programmes.plans.versions import keep_version


def register() -> None:
    register_rule(rules.check)
    due.register(SOURCE)
    page_published.connect(_published, sender=DeliveryPlanPage)
    pre_delete.connect(_keep_its_name, sender=PrinciplePage)


def _published(instance: DeliveryPlanPage, **kwargs: Any) -> None:
    keep_version(plan=instance)
    # The search read the page before its actions and answers were stored.
    index.insert_or_update_object(instance)


def _keep_its_name(instance: PrinciplePage, **kwargs: Any) -> None:
    """An answer to a principle that is deleted still says what it answered."""
    PrincipleAnswer.objects.filter(principle=instance).update(principle_title=instance.title)
