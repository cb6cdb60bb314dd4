"""What people sign up for to get the newsletter."""

from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailTopic

NEWSLETTER = MailTopic(
    name="news.newsletter",
    title="The newsletter",
    description="What is new in our work, in one mail, when we have something to tell.",
)


def register() -> None:
    registry.register("news.newsletter", lambda: [NEWSLETTER])
