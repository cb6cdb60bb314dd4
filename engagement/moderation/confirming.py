"""Says what was done, with a button that takes it back."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.html import format_html

# The form of this name stands on every screen that can show such a message: undo_form.html.
UNDO_FORM = "undo"


def confirm(request: HttpRequest, text: str, events: Iterable[int] = ()) -> None:
    keys = ",".join(str(key) for key in events)
    if not keys:
        messages.success(request, text)
        return
    button = '{} <button type="submit" form="{}" name="events" value="{}" class="{}">Undo</button>'
    look = "button button-small button-secondary"
    messages.success(request, format_html(button, text, UNDO_FORM, keys, look))


def see_other(address: str) -> HttpResponseRedirect:
    """After a form: a second try of the same address sends nothing again."""
    return HttpResponseRedirect(address, status=303)
