"""What an author can do on their own page: each a step with a form, and a service that acts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alliance_site.core.consent.wordings import wording_shown
from engagement.feedback.choices import AdditionKind, State
from engagement.feedback.models import Feedback
from engagement.feedback.purposes import CONTACT, PUBLISH, QUOTE
from engagement.following.adding import add_words, may_add
from engagement.following.approving import approve
from engagement.following.consenting import give, keep_contact, take_consent_back
from engagement.following.forms import (
    ApprovalForm,
    ConsentForm,
    ContactForm,
    StepForm,
    WordsForm,
)
from engagement.following.withdrawing import take_withdrawal_back, withdraw


@dataclass(frozen=True)
class Step:
    """One thing to do. `said` is what the author reads when it is done."""

    heading: str
    template: str
    said: str
    form: type[StepForm]
    is_open: Callable[[Feedback], bool]
    act: Callable[[Feedback, Any], None]
    button: str = "Send"
    hint: str = ""
    purpose: str = ""


def _here(feedback: Feedback) -> bool:
    return feedback.state not in (State.WITHDRAWN, State.PURGED)


def _may_be_shown(feedback: Feedback) -> bool:
    """What is about a draft is never published: nobody is asked to agree to it."""
    return _here(feedback) and not feedback.is_about_draft


def _approve(feedback: Feedback, form: ApprovalForm) -> None:
    approve(feedback=feedback, seen=form.cleaned_data["seen"])


def _withdraw(feedback: Feedback, form: StepForm) -> None:
    withdraw(feedback=feedback)


def _take_back(feedback: Feedback, form: StepForm) -> None:
    take_withdrawal_back(feedback=feedback)


def _forget_contact(feedback: Feedback, form: StepForm) -> None:
    take_consent_back(feedback=feedback, purpose=CONTACT)


def _contact(feedback: Feedback, form: ContactForm) -> None:
    wording = wording_shown(CONTACT, form.cleaned_data["wording"])
    keep_contact(feedback=feedback, wording=wording, details=form.details)


def _words(kind: AdditionKind, heading: str, said: str, hint: str) -> Step:
    def act(feedback: Feedback, form: WordsForm) -> None:
        add_words(feedback=feedback, kind=kind, **form.cleaned_data)

    return Step(
        heading=heading,
        template="words",
        said=said,
        form=WordsForm,
        is_open=lambda feedback: may_add(feedback, kind),
        act=act,
        hint=hint,
    )


def _consent(purpose: str, heading: str) -> Step:
    def act(feedback: Feedback, form: ConsentForm) -> None:
        if form.cleaned_data["agree"]:
            give(feedback=feedback, wording=wording_shown(purpose, form.cleaned_data["wording"]))
        else:
            take_consent_back(feedback=feedback, purpose=purpose)

    said = "We have written down what you decided."
    return Step(heading, "consent", said, ConsentForm, _may_be_shown, act, purpose=purpose)


STEPS: dict[str, Step] = {
    "approve": Step(
        heading="Are these words right?",
        template="approve",
        said="Thank you. The words that you approved are on our website now.",
        form=ApprovalForm,
        is_open=lambda feedback: feedback.state == State.WAITING,
        act=_approve,
        button="Approve these words",
    ),
    "change": _words(
        AdditionKind.CHANGE,
        "What should we change?",
        "Thank you. We will look at the words again.",
        "Tell us which words are not right, and what would be better.",
    ),
    "add": _words(
        AdditionKind.ADDITION,
        "What do you want to add?",
        "Thank you. We have added it to what you sent.",
        "It stands beside what you sent before. We do not publish it without asking you.",
    ),
    "correct": _words(
        AdditionKind.CORRECTION,
        "What is wrong in what you sent?",
        "Thank you. We have written down what is wrong.",
        "We keep what you sent as it is, and your correction beside it. So we can see both.",
    ),
    "appeal": _words(
        AdditionKind.APPEAL,
        "Why should we look again?",
        "Thank you. A person who leads this work will look at it again.",
        "Tell us what we got wrong. Somebody who leads this work reads it.",
    ),
    "publish": _consent(PUBLISH, "Can we publish what you said?"),
    "quote": _consent(QUOTE, "Can we use your words elsewhere?"),
    "contact": Step(
        heading="How can we reach you?",
        template="contact",
        said="We have kept how you want to hear from us.",
        form=ContactForm,
        is_open=_here,
        act=_contact,
        button="Keep this",
        purpose=CONTACT,
    ),
    "forget-contact": Step(
        heading="Remove your contact details",
        template="forget_contact",
        said="We have deleted your contact details.",
        form=StepForm,
        is_open=_here,
        act=_forget_contact,
        button="Remove my contact details",
    ),
    "withdraw": Step(
        heading="Withdraw everything",
        template="withdraw",
        said="You have withdrawn everything. Nobody can read it on our website any more.",
        form=StepForm,
        is_open=_here,
        act=_withdraw,
        button="Withdraw everything",
    ),
    "take-back": Step(
        heading="Take the withdrawal back",
        template="take_back",
        said="You have taken the withdrawal back. We will look at it again.",
        form=StepForm,
        is_open=lambda feedback: feedback.state == State.WITHDRAWN,
        act=_take_back,
        button="Take it back",
    ),
}
