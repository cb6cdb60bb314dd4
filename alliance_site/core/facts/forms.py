"""The form for a fact: kept by hand, or following a figure of the site."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from alliance_site.core.facts import sources

BY_HAND = [("", "Nothing: we keep it ourselves")]
# What a source says, so that nobody need type it.
FROM_SOURCE = ("value", "source_name", "as_at")


class FactForm(WagtailAdminModelForm):
    """The key is written once. What a source says need not be typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["key"].disabled = True
        if "follows" in self.fields:
            self._offer_sources()

    def _offer_sources(self) -> None:
        offered: list[Any] = [*sources.on_offer()]
        known = {key for _, figures in offered for key, _ in figures}
        if self.instance.follows not in {"", *known}:
            offered.append((self.instance.follows, "A figure that is not there any more"))
        if not offered:
            del self.fields["follows"]
            return
        described = self.fields["follows"]
        self.fields["follows"] = forms.ChoiceField(
            choices=[*BY_HAND, *offered],
            required=False,
            label=described.label,
            help_text=described.help_text,
        )
        if self.data.get(self.add_prefix("follows")):
            for name in FROM_SOURCE:
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        follows = cleaned.get("follows")
        missing = [name for name in FROM_SOURCE if not cleaned.get(name) and name in cleaned]
        if follows and missing and follows not in sources.read([follows]):
            self.add_error("follows", "There is no such figure now. Choose another.")
        return cleaned
