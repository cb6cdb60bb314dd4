"""Puts problems where they belong in the editor: at the field, and at the block inside it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError

from alliance_site.core.publishing.content import Path
from alliance_site.core.publishing.problems import Problem

Placed = tuple[Path, str]


def show_problems(form: WagtailAdminPageForm, problems: Iterable[Problem]) -> None:
    """Marks the fields of a form that nobody has sent yet; what has no field stands on top."""
    form._errors = ErrorDict()
    form.cleaned_data = {}
    fields: dict[str, list[Placed]] = defaultdict(list)
    for problem in problems:
        if problem.field in form.formsets:
            _show_in_rows(form.formsets[problem.field], problem)
            continue
        name = problem.field if problem.field in form.fields else ""
        fields[name].append((problem.path, problem.message))
    for name, placed in fields.items():
        form.add_error(name or None, _placed_error(placed))


def _show_in_rows(rows: Any, problem: Problem) -> None:
    """The way to a problem in rows is the place of the row and the name of its field."""
    if rows._errors is None:
        rows._errors, rows._non_form_errors = [], rows.error_class()
    place, name = (*problem.path, None, None)[:2]
    if not isinstance(place, int) or place >= len(rows.forms):
        rows._non_form_errors.append(problem.message)
        return
    row = rows.forms[place]
    if row._errors is None:
        row._errors, row.cleaned_data = ErrorDict(), {}
    row.add_error(name if name in row.fields else None, problem.message)


def _placed_error(placed: list[Placed]) -> ValidationError:
    """Streams, lists and structs all tell their editor's script of errors in one shape."""
    own = [ValidationError(message) for path, message in placed if not path]
    below: dict[int | str, list[Placed]] = defaultdict(list)
    for path, message in placed:
        if path:
            below[path[0]].append((path[1:], message))
    if not below:
        return ValidationError(own)
    return StreamBlockValidationError(
        block_errors={key: _placed_error(inner) for key, inner in below.items()},
        non_block_errors=own,
    )
