"""The form that public forms are made from."""

from typing import Any

from django import forms
from django.utils.functional import cached_property

from alliance_site.core.public_forms.keys import is_form_key, new_form_key
from alliance_site.core.written import WrittenField

ELSEWHERE = "This came from another website. Check your words, then send them from here"
SEND_AGAIN = "We could not send this. Please send it again"


class PublicForm(forms.Form):
    """A form with a key of its own, and a hidden field that people leave empty.

    A form that came without its key gets a new one and is shown again: sent twice, it would count
    twice.
    """

    form_key = WrittenField(required=False, widget=forms.HiddenInput)
    website = WrittenField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("website") or not is_form_key(cleaned.get("form_key", "")):
            self.add_error(None, SEND_AGAIN)
        return cleaned

    @cached_property
    def key(self) -> str:
        """The key that the page shows: the form's own, or a new one."""
        sent = self.data.get("form_key", "") if self.is_bound else ""
        return sent if is_form_key(sent) else new_form_key()

    def error_list(self) -> list[dict[str, str]]:
        """For the summary at the top: each message, with the place of its field."""
        listed = []
        first = next(iter(self.visible_names()), "")
        for name in ("__all__", *self.visible_names()):
            target = first if name == "__all__" else name
            for message in self.errors.get(name, []):
                listed.append({"text": str(message), "href": f"#{target}"})
        return listed

    def visible_names(self) -> list[str]:
        return [field.name for field in self.visible_fields()]

    def error_of(self, name: str) -> dict[str, str] | None:
        """For the place of one field, as the NHS macros want it."""
        messages = self.errors.get(name)
        return {"text": str(messages[0])} if messages else None
