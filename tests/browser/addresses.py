"""What there is to visit on the seeded site."""

from alliance_site.management.seed.files import page_files

PAGES = [file.address for file in page_files()]

SEARCHES = [
    "/search/",
    "/search/?q=cancer",
    "/search/?q=screning",
    "/search/?q=xqzvw",
]

CHOSEN_NEWS = [
    "/news/?topic=screening&programme=early-diagnosis&year=2026",
    "/news/?topic=awards&area=hackney&year=1066",
]

# With the words for partners at its foot.
NEWS_FOR_PARTNERS = "/news/4-ways-to-have-your-say/"

# The question at the end of each page, on a page of its own; and the way into the feedback form.
QUESTIONS = ["/page-problem/", "/page-problem/thank-you/", "/have-your-say/share/"]

# The forms of people who want our mail.
SIGNING_UP = [
    "/news/newsletter/subscribe/",
    "/news/newsletter/subscribe/sent/",
    "/news/newsletter/my-link/",
    "/news/newsletter/my-link/sent/",
    "/news/newsletter/deleted/",
]

# What changed in a plan, as it is asked for, and with a version that is not there.
PLANS = [
    "/our-work/plans/cancer-found-early/changes/",
    "/our-work/plans/cancer-found-early/changes/?from=1&to=9",
]

# What people told us, chosen in vain and well; the author's way in; moderation in the open.
FEEDBACK = [
    "/have-your-say/?kind=plan&about=personalised-care",
    "/have-your-say/?kind=plan&about=early-diagnosis&year=1066",
    "/have-your-say/follow/",
    "/have-your-say/how-we-moderate/",
]

# What we ask about our plans: all of it, one that is open, one with its outcome.
CONSULTATIONS = [
    "/have-your-say/consultations/",
    "/have-your-say/consultations/example-screening-words/",
    "/have-your-say/consultations/example-after-treatment/",
    "/have-your-say/share/?campaign=example-screening-words",
]

# Figures chosen well, and in vain.
FIGURES = ["/performance/?organisation=NEL-TRUSTS&standard=62D&from=2024-04&cancer=nothing"]

# What came of it: all, what is chosen well and in vain, and one that is done.
COMMITMENTS = [
    "/have-your-say/you-said-we-did/",
    "/have-your-say/you-said-we-did/?status=planned&year=1066",
    "/have-your-say/you-said-we-did/1/",
]

# The answers that say no, and their status.
REFUSALS = {
    "/no-such-page/": 404,
    "/tests/forbidden/": 403,
    "/tests/broken/": 500,
}

EVERYTHING = [
    *PAGES,
    *SEARCHES,
    *CHOSEN_NEWS,
    *QUESTIONS,
    *SIGNING_UP,
    *PLANS,
    *FEEDBACK,
    *CONSULTATIONS,
    *COMMITMENTS,
    *FIGURES,
    *REFUSALS,
]


def one_of_each_type() -> list[str]:
    """The first page of every page model, in the order of the site."""
    first: dict[str, str] = {}
    for file in page_files():
        first.setdefault(file.model, file.address)
    return list(first.values())
