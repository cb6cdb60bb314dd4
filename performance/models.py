"""All models of the performance app."""

from performance.backlog.models import BacklogCount
from performance.figures.models import Load, Observation
from performance.importing.models import FilePiece, WaitingFile
from performance.organisations.models import Organisation, Succession
from performance.pages.performance import PerformancePage
from performance.standards.models import SeriesBreak, Standard, Target
from performance.volumes.models import Baseline

__all__ = [
    "BacklogCount",
    "Baseline",
    "FilePiece",
    "Load",
    "Observation",
    "Organisation",
    "PerformancePage",
    "SeriesBreak",
    "Standard",
    "Succession",
    "Target",
    "WaitingFile",
]
