"""What the programmes app offers to templates of other apps' pages."""

from jinja2 import Environment
from jinja2.ext import Extension

from programmes.plans.queries import actions_of, plan_cards, plans_of, plans_that_reflect
from programmes.queries import principle_rows, programme_cards


class ProgrammesExtension(Extension):
    """Adds the lists of programmes, principles and delivery plans."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(
            {
                "programme_cards": programme_cards,
                "principle_rows": principle_rows,
                "plan_cards": plan_cards,
                "plans_of": plans_of,
                "plans_that_reflect": plans_that_reflect,
                "actions_of": actions_of,
            }
        )
