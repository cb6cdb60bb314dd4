"""What is written down when lists come in or go out: who, when, how many; no addresses."""

from typing import Any

from wagtail.log_actions import LogActionRegistry, LogFormatter

from news.subscribers.importing.loading import IMPORTED

EXPORTED = "news.subscriber.export"


class Exported(LogFormatter):
    """Somebody has downloaded subscribers."""

    label = "Export subscribers"

    def format_message(self, log_entry: Any) -> str:
        data = log_entry.data
        chosen = ", ".join(f"{name}: {value}" for name, value in data.get("filters", {}).items())
        return f"Exported {data.get('count')} subscribers ({chosen or 'all of them'})"


class Imported(LogFormatter):
    """Somebody has taken over an old list."""

    label = "Import subscribers"

    def format_message(self, log_entry: Any) -> str:
        data = log_entry.data
        return (
            f"Imported {data.get('added')} subscribers; {data.get('known')} were there already, "
            f"{data.get('refused')} lines were refused"
        )


def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(EXPORTED)(Exported)
    actions.register_action(IMPORTED)(Imported)
