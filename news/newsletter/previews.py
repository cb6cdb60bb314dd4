"""How an issue looks as a mail, for those who write it and those who release it."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.template.loader import render_to_string

from alliance_site.core.seo.head import absolute
from news.newsletter.letter import written_for_mail

if TYPE_CHECKING:
    from news.newsletter.pages import NewsletterIssuePage

WEB, LIGHT, DARK, TEXT = "", "mail-light", "mail-dark", "mail-text"
MODES = [
    (WEB, "Web page"),
    (LIGHT, "Email"),
    (DARK, "Email in dark colours"),
    (TEXT, "Email as plain text"),
]
# What a mail program allows: pictures, and the style in the mail itself.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src *; frame-ancestors 'self'"
DARK_ONLY = "@media (prefers-color-scheme: dark)"
SCHEMES = {LIGHT: ("@media not all", "light"), DARK: ("@media all", "dark")}


def preview(issue: "NewsletterIssuePage", mode: str) -> HttpResponse | None:
    """The mail in one look; None where the web page is asked for."""
    if mode not in dict(MODES) or mode == WEB:
        return None
    words, shown = written_for_mail(issue), ""
    if mode == TEXT:
        shown = render_to_string("mail/as_text.html", {"text": sample(words.text)})
    else:
        media, scheme = SCHEMES[mode]
        shown = sample(words.html).replace(DARK_ONLY, media)
        for place in ("color-scheme: {};", 'content="{}"'):
            shown = shown.replace(place.format("light dark"), place.format(scheme))
    return HttpResponse(shown, headers={"Content-Security-Policy": POLICY})


def sample(words: str) -> str:
    """With our own address where each person's private links will stand."""
    for mark in ("preferences", "unsubscribe"):
        words = words.replace(f"[[{mark}]]", absolute("/"))
    return words
