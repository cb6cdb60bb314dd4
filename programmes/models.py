"""All models of the programmes app."""

from programmes.pages.areas import SupportingAreaPage
from programmes.pages.principles import PrinciplePage, PrinciplesIndexPage
from programmes.pages.programmes import ProgrammeIndexPage, ProgrammePage

__all__ = [
    "PrinciplePage",
    "PrinciplesIndexPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "SupportingAreaPage",
]
