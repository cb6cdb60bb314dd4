"""The way through the form: which pages there are, which comes next, and what has been said."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from alliance_site.core.pages.keys import as_key
from engagement.campaigns.forms import QuestionForm
from engagement.feedback.choices import ContactBy
from engagement.form.contact import DetailsForm, NeedsForm, WayForm
from engagement.form.forms import (
    AboutForm,
    ActionForm,
    AgreeForm,
    KindForm,
    StepForm,
    Typed,
    WhoForm,
    WordsForm,
)
from engagement.form.models import FeedbackDraft
from engagement.form.offered import Offered

CHECK = "check"


@dataclass(frozen=True)
class Step:
    """One page: its name in the address, its question, its form, and whether it may be skipped."""

    name: str
    title: str
    make: Callable[..., StepForm]
    may_skip: bool = False
    template: str = ""


KIND = Step("kind", "What do you want to do?", KindForm)
ABOUT = Step("about", "What is it about?", AboutForm)
ACTION = Step("action", "Which part of the plan is it about?", ActionForm)
WORDS = Step("words", "What do you want to tell us?", WordsForm)
WHO = Step("who", "Who are you?", WhoForm, may_skip=True)
AGREE = Step("agree", "What may we do with your words?", AgreeForm)
CONTACT = Step("contact", "How can we contact you?", WayForm)
NEEDS = Step("needs", "What do you need to read or hear what we say?", NeedsForm, may_skip=True)
# One for each way: who chooses another way is asked for what that one needs.
DETAILS = {
    way: Step(f"details-{way}", title, partial(DetailsForm, way=way), template="details")
    for way, title in (
        (ContactBy.EMAIL.value, "What is your email address?"),
        (ContactBy.PHONE.value, "What is your phone number?"),
        (ContactBy.TEXT.value, "What is your mobile number?"),
        (ContactBy.POST.value, "What is your postal address?"),
    )
}
STEPS = (KIND, ABOUT, ACTION, WORDS, WHO, AGREE, CONTACT, *DETAILS.values(), NEEDS)


class Journey:
    """One half-filled form and its pages."""

    def __init__(self, key: str, draft: FeedbackDraft) -> None:
        self.key = key
        self.draft = draft
        self.offered = Offered(draft.campaign, as_key(self._typed(ABOUT, "came_from")))

    @property
    def steps(self) -> list[Step]:
        return [*self._subject, WORDS, WHO, *self._questions, AGREE, *self._contact]

    @property
    def _subject(self) -> list[Step]:
        """Who comments on a plan need not say that they do; nor what a consultation is about."""
        offered = self.offered
        if offered.plan:
            return [ACTION] if offered.actions else []
        if offered.consultation and ACTION.name in self.draft.done:
            return []  # the plan was deleted while somebody wrote
        return [KIND] if offered.consultation or offered.only_subject else [KIND, ABOUT]

    @property
    def _questions(self) -> list[Step]:
        return [
            Step(
                f"question-{question.pk}",
                question.text,
                partial(QuestionForm, question=question),
                may_skip=not question.required,
                template="question",
            )
            for question in self.offered.questions
        ]

    @property
    def _contact(self) -> list[Step]:
        """Asked only of those who agreed to be contacted."""
        if not self._typed(AGREE, "contact"):
            return []
        chosen = DETAILS.get(self._typed(CONTACT, "by"))
        return [CONTACT, *([chosen] if chosen else []), NEEDS]

    def _typed(self, step: Step, field: str) -> str:
        typed: Typed = self.draft.answers.get(step.name, {})
        return "".join(typed.get(field, [])[-1:])

    def step(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.name == name), None)

    def form(self, step: Step) -> StepForm:
        """The form of a page, with what was typed before."""
        return step.make(self.offered, self.draft.answers.get(step.name))

    def next_open(self) -> str:
        """The first page that is not answered; when all are, the one to check them on."""
        return next((step.name for step in self.steps if step.name not in self.draft.done), CHECK)

    def may_open(self, name: str) -> bool:
        """Whether all pages before this one are answered."""
        names = [step.name for step in self.steps]
        before = names[: names.index(name)] if name in names else names
        return set(before) <= set(self.draft.done)

    def before(self, name: str) -> str:
        """The page before this one; nothing before the first."""
        names = [step.name for step in self.steps]
        place = names.index(name) if name in names else len(names)
        return names[place - 1] if place else ""

    def forms(self) -> list[tuple[Step, StepForm]]:
        return [(step, self.form(step)) for step in self.steps]

    def first_wrong(self) -> str:
        """The first page whose answers do not hold any more, such as an area that is gone."""
        return next((step.name for step, form in self.forms() if not form.is_valid()), "")
