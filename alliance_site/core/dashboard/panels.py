"""The panels of the dashboard. Core has its own; apps add theirs in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.admin.views import home

# Ours say the same, with fewer queries and for more people.
SAID_BY_OURS = (
    home.WorkflowObjectsToModeratePanel,
    home.UserObjectsInWorkflowModerationPanel,
    home.RecentEditsPanel,
)


@dataclass(frozen=True)
class DashboardPanel:
    """One panel. `build` gives None where it has nothing for the person who asks."""

    name: str
    order: int
    build: Callable[[HttpRequest], Component | None]


_panels: dict[str, DashboardPanel] = {}


def register(panel: DashboardPanel) -> None:
    """Adds a panel; one of the same name takes the place of the earlier."""
    _panels[panel.name] = panel


def unregister(name: str) -> None:
    _panels.pop(name, None)


def panels_for(request: HttpRequest) -> list[Component]:
    """The panels for the person who asks, in their order."""
    ordered = sorted(_panels.values(), key=lambda panel: panel.order)
    return [component for panel in ordered if (component := panel.build(request)) is not None]


def replace_wagtails(request: HttpRequest, shown: list[Component]) -> None:
    """Puts ours on the dashboard in place of Wagtail's; what only Wagtail says stays below."""
    others = [panel for panel in shown if not isinstance(panel, SAID_BY_OURS)]
    shown[:] = [*panels_for(request), *others]
    for place, component in enumerate(shown):
        component.order = place
