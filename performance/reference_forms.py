"""What the forms for reference data share."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

FIXED = "It cannot be changed: it stands in addresses that others use."


class FixedCodeForm(WagtailAdminModelForm):
    """The code is written once: open data has lasting addresses, and files name it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "code" in self.fields:
            self.fields["code"].disabled = True
            self.fields["code"].help_text = FIXED
