"""What the programmes app offers to templates of other apps' pages."""

from jinja2 import Environment
from jinja2.ext import Extension

from programmes.queries import principle_rows, programme_cards


class ProgrammesExtension(Extension):
    """Adds `programme_cards()` and `principle_rows()`."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(
            {"programme_cards": programme_cards, "principle_rows": principle_rows}
        )
