"""All models of the programmes app."""

from programmes.pages.areas import SupportingAreaPage
from programmes.pages.principles import PrinciplePage, PrinciplesIndexPage
from programmes.pages.programmes import ProgrammeIndexPage, ProgrammePage
from programmes.plans.models import (
    DeliveryPlanIndexPage,
    DeliveryPlanPage,
    PlanAction,
    PrincipleAnswer,
)

__all__ = [
    "DeliveryPlanIndexPage",
    "DeliveryPlanPage",
    "PlanAction",
    "PrincipleAnswer",
    "PrinciplePage",
    "PrinciplesIndexPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "SupportingAreaPage",
]
