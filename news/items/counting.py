"""A field that tells its writer, while they write, how many characters are left."""

from typing import Any, ClassVar

from wagtail.admin.widgets import AdminAutoHeightTextInput


class CountedTextarea(AdminAutoHeightTextInput):
    """Counts down to its limit and goes on below it: pasted words are never cut in silence.

    What is too long is refused when the page is saved, with the number of characters.
    """

    def __init__(self, limit: int) -> None:
        super().__init__(attrs={"data-character-limit": str(limit)})

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"].pop("maxlength", None)
        return context

    class Media:
        js: ClassVar[list[str]] = ["news/character_count.js"]
