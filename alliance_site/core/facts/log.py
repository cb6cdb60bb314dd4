"""How the history of a fact reads: which words were there before, and which came after."""

from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from alliance_site.core.facts.services import CHANGED


def register(actions: LogActionRegistry) -> None:
    @actions.register_action(CHANGED)
    class FactChanged(LogFormatter):
        label = "Change a fact"

        def format_message(self, log_entry: ModelLogEntry) -> str:
            changes = (log_entry.data or {}).get("changes", {}).values()
            said = (
                f"{change['name']}: from “{change['old']}” to “{change['new']}”"
                for change in changes
            )
            return "; ".join(said) or "Changed"
