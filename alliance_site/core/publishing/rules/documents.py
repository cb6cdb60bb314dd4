"""What a PDF says stands on a web page too, or somebody has said why it cannot."""

from collections.abc import Iterator

from alliance_site.core.publishing.content import Content
from alliance_site.core.publishing.problems import Problem, Severity


def check(content: Content) -> Iterator[Problem]:
    for link in content.links:
        document = content.documents.get(link.document or 0)
        if document and document.needs_a_page:
            yield Problem(
                Severity.REFUSAL,
                f"The PDF “{document.title}” cannot be read well on a phone or with a screen "
                "reader. Open it in Documents and choose the page that says the same, or write "
                "why there is none.",
                link.field,
                link.path,
            )
