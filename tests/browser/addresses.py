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

# What people told us, chosen in vain and well; the author's way in; moderation in the open.
FEEDBACK = [
    "/have-your-say/?kind=plan&about=personalised-care",
    "/have-your-say/?kind=plan&about=early-diagnosis&year=1066",
    "/have-your-say/follow/",
    "/have-your-say/how-we-moderate/",
]

# Figures chosen well, and in vain.
FIGURES = ["/performance/?organisation=NEL-TRUSTS&standard=62D&from=2024-04&cancer=nothing"]

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
    *FEEDBACK,
    *FIGURES,
    *REFUSALS,
]


def one_of_each_type() -> list[str]:
    """The first page of every page model, in the order of the site."""
    first: dict[str, str] = {}
    for file in page_files():
        first.setdefault(file.model, file.address)
    return list(first.values())
