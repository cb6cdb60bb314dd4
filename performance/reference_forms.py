"""What the forms for reference data share."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

CODE = re.compile(r"[A-Za-z0-9-]+")
FIXED = "It cannot be changed: it stands in addresses that others use."


class FixedCodeForm(WagtailAdminModelForm):
    """The code is written once: open data has lasting addresses, and files name it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "code" in self.fields:
            self.fields["code"].disabled = True
            self.fields["code"].help_text = FIXED

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not CODE.fullmatch(code):
            raise ValidationError("Use letters, numbers and hyphens only.")
        return code
