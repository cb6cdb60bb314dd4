"""Follows every link of the site, as a reader with endless patience would."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

# What is only sent to answers no reader who asks.
LEADING = {"href": "[href]", "src": "[src]", "action": '[action]:not([method="post"])'}
IN_STYLES = re.compile(r"url\(\s*[\"']?([^\"')]+)")
IN_SCRIPTS = re.compile(r"from\s*[\"'](\.[^\"']+)")
IN_OTHERS = re.compile(r"<loc>([^<]+)|\"src\": \"([^\"]+)")  # the site map, the manifest


@dataclass
class Answer:
    """What the site said at an address, and where it leads."""

    status: int
    anchors: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    found_on: str = ""
    text: str = field(default="", repr=False)


def crawl(*starts: str) -> dict[str, Answer]:
    """Every address of this site that can be reached, with what it answered."""
    client = Client(raise_request_exception=False)
    answers: dict[str, Answer] = {}
    waiting = [(start, "") for start in starts]
    while waiting:
        address, found_on = waiting.pop()
        if address in answers:
            continue
        answer = answers[address] = _read(client.get(address, follow=True), address)
        answer.found_on = found_on
        waiting += [(urldefrag(link).url, address) for link in answer.links]
    return answers


def _read(response: HttpResponse, address: str) -> Answer:
    kind = response.get("Content-Type", "")
    text = b"".join(response).decode(errors="replace") if kind.startswith(("text", "app")) else ""
    answer = Answer(response.status_code, text=text)
    if "html" in kind:
        soup = BeautifulSoup(text, "html.parser")
        answer.anchors = {tag["id"] for tag in soup.select("[id]")}
        found = _in_html(soup)
    elif "css" in kind:
        found = iter(IN_STYLES.findall(text))
    elif "javascript" in kind:
        found = iter(IN_SCRIPTS.findall(text))
    else:
        found = ("".join(pair) for pair in IN_OTHERS.findall(text))
    answer.links = {link for each in found if (link := _on_this_site(each, address))}
    return answer


def _in_html(soup: BeautifulSoup) -> Iterator[str]:
    for name, tags in LEADING.items():
        yield from (tag[name] for tag in soup.select(tags))
    for tag in soup.select("[srcset]"):
        yield from (part.split()[0] for part in tag["srcset"].split(","))
    yield from (tag["content"] for tag in soup.select('[property="og:image"]'))


def _on_this_site(link: str, address: str) -> str:
    """The address without the host, or nothing where the link leads elsewhere."""
    parts = urlsplit(urljoin(settings.SITE_BASE_URL + address, link))
    if f"{parts.scheme}://{parts.netloc}" != settings.SITE_BASE_URL:
        return ""
    return parts._replace(scheme="", netloc="").geturl()
