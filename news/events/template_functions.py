"""What events offer to templates, also to those of other apps' pages."""

from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from wagtail.models import Page

from alliance_site.core.http.caching import changes_at
from news.events.queries import events_section, next_events


@pass_context
def coming_events(context: Context, count: int = 3, programme: Page | None = None) -> list[Page]:
    """The next events, of one programme or of all."""
    found = next_events(count, programme)
    changes_at(context["request"], *(event.ends_at for event in found))
    return found


class EventsExtension(Extension):
    """Adds `coming_events(count, programme)` and `events_section()`."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(
            {"coming_events": coming_events, "events_section": events_section}
        )
