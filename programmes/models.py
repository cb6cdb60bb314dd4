"""All models of the programmes app."""

from programmes.pages.areas import SupportingAreaPage
from programmes.pages.principles import PrinciplePage, PrinciplesIndexPage
from programmes.pages.programmes import ProgrammeIndexPage, ProgrammePage
from programmes.plans.models import PlanAction, PlanVersion, PrincipleAnswer
from programmes.plans.pages import DeliveryPlanIndexPage, DeliveryPlanPage

__all__ = [
    "DeliveryPlanIndexPage",
    "DeliveryPlanPage",
    "PlanAction",
    "PlanVersion",
    "PrincipleAnswer",
    "PrinciplePage",
    "PrinciplesIndexPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "SupportingAreaPage",
]
