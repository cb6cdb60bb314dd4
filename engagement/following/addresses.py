"""Where authors follow what they sent, as it stands in mails and on paper."""

from django.urls import reverse

from alliance_site.core.seo.head import absolute


def follow_address() -> str:
    """The whole address of the page that asks for the code; it holds none."""
    return absolute(reverse("feedback_follow"))
