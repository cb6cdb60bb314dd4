"""Each rule of the gate has a page that breaks it and one that does not."""

from typing import Any

import pytest

from alliance_site.core.images.models import CustomImage
from alliance_site.core.models import HomePage
from alliance_site.core.publishing.problems import Problem, Severity, problems_of, refusals_of
from tests import factories
from tests.core.publishing.drafts import SOUND, document, draft
from tests.pages import counted

pytestmark = pytest.mark.django_db


def refusals(*blocks: tuple[str, Any], **fields: Any) -> list[Problem]:
    """What the gate says of a draft as it comes back from its revision."""
    page = draft(*blocks, **fields)
    return refusals_of(page.get_latest_revision_as_object())


def one(found: list[Problem], words: str) -> tuple[str, tuple[int | str, ...]]:
    """Where the one problem is, which says these words."""
    assert len(found) == 1, found
    assert words in found[0].message
    return found[0].field, found[0].path


def picture(**words: Any) -> dict[str, Any]:
    shown = {"image": factories.ImageFactory().pk, "alt_text": "", "decorative": False, **words}
    return {"image": shown, "caption": ""}


def link(words: str, target: str = 'href="https://example.org/"') -> tuple[str, str]:
    return "text", f"<h2>Who</h2><p>We are <a {target}>{words}</a> now.</p>"


def test_a_picture_in_the_body_has_words_or_is_decorative() -> None:
    assert one(refusals(("figure_image", picture())), "no words") == (
        "body",
        (0, "image", "alt_text"),
    )
    assert one(refusals(("figure_image", picture(alt_text="  "))), "no words")
    assert not refusals(("figure_image", picture(alt_text="A bridge")))
    assert not refusals(("figure_image", picture(decorative=True)))


def test_the_pages_own_picture_is_described_in_the_library() -> None:
    assert one(refusals(image=factories.ImageFactory(description=" ")), "no description") == (
        "image",
        (),
    )
    assert not refusals(image=factories.ImageFactory())


def test_a_deleted_picture_is_replaced() -> None:
    value = picture(alt_text="A bridge")
    CustomImage.objects.all().delete()
    assert one(refusals(("figure_image", value)), "Choose another picture")[1] == (
        0,
        "image",
        "image",
    )


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ([("text", "<h3>Third</h3>")], "Make it H2"),
        ([("text", "<h2>Second</h2>"), ("inset", "<h4>Fourth</h4>")], "Make it H3"),
        ([("quote", {"quote": "Q", "role": "R"}), ("text", "<h3>Third</h3>")], "“Third” (H3)"),
    ],
)
def test_headings_skip_no_level(blocks: list[tuple[str, Any]], words: str) -> None:
    assert one(refusals(*blocks), words) == ("body", (len(blocks) - 1,))


def test_headings_may_follow_those_of_earlier_blocks() -> None:
    card = {"level": "urgent", "heading": "Call 111 if:", "body": "<p>Words.</p>"}
    assert not refusals(("care_card", card), ("text", "<h3>Third</h3><h2>Back up</h2>"))
    assert not refusals(("text", "<h2>A</h2><h3>B</h3>"), ("text", "<h3>C</h3><p>Words.</p>"))


@pytest.mark.parametrize(
    "words",
    ["click here", "Here", "read more…", " More » ", "link", "", "<b>Read</b> more", "here&nbsp;"],
)
def test_the_words_of_a_link_say_something(words: str) -> None:
    assert one(refusals(link(words)), "does not say where it leads") == ("body", (0,))


@pytest.mark.parametrize(
    "words", ["https://example.org/a?b=c", "www.example.org", "example.org/path", "HTTP://A.B"]
)
def test_a_bare_address_is_no_link_text(words: str) -> None:
    assert one(refusals(link(words)), "bare address")


@pytest.mark.parametrize("words", ["Read more about screening", "NHS 111 online", "GOV.UK", "999"])
def test_words_that_say_where_a_link_leads(words: str) -> None:
    assert not refusals(link(words))


def test_links_in_blocks_are_looked_at_too() -> None:
    items = [
        {"text": "Good words", "page": None, "url": "https://example.org/"},
        {"text": "Click here", "page": None, "url": "https://example.org/"},
    ]
    found = refusals(("links", {"heading": "On", "items": items}))
    assert one(found, "Click here") == ("body", (0, "items", 1, "text"))


def test_a_link_leads_to_a_page_that_readers_can_reach(home: HomePage) -> None:
    there = factories.StandardPageFactory()
    hidden = draft(("text", SOUND))
    assert not refusals(link("our page", f'linktype="page" id="{there.pk}"'))
    for key in (hidden.pk, 999_999, 0, "x", "²", "9" * 30, "9" * 18):
        assert one(refusals(link("our page", f'linktype="page" id="{key}"')), "not published")
    card = {"heading": "On", "items": [{"page": hidden.pk, "text": ""}]}
    assert one(refusals(("cards", card)), "not published") == ("body", (0, "items", 0, "page"))
    action = {"text": "Have your say", "page": there.pk, "url": ""}
    assert not refusals(("action_link", action))
    there.unpublish()
    assert one(refusals(("action_link", action)), "Publish that page first")[1] == (0, "page")


@pytest.mark.parametrize("host", ["", "http://testserver"])
def test_a_typed_address_of_this_site_leads_to_a_page(home: HomePage, host: str) -> None:
    there = factories.StandardPageFactory(parent=home, slug="there")
    for path in ("/there/", "/there", "/search/?q=bowel", "/sitemap.xml", "/"):
        assert not refusals(link("our page", f'href="{host}{path}"')), path
    wrong = "leads to /not-there/. There is no page at this address"
    assert one(refusals(link("our page", f'href="{host}/not-there/#top"')), wrong)
    there.unpublish()
    assert one(refusals(link("our page", f'href="{host}/there/"')), "leads to /there/")
    assert not refusals(link("our page", 'href="#who"'))


def test_a_link_without_a_target_leads_nowhere() -> None:
    assert one(refusals(link("our page", "")), "leads to a page that is deleted")
    empty = {"text": "Have your say", "page": None, "url": ""}
    assert one(refusals(("action_link", empty)), "deleted")[1] == (0, "text")


def test_a_page_may_link_to_itself() -> None:
    page = draft(("text", SOUND))
    page.body = [("text", f'<p><a linktype="page" id="{page.pk}">this section</a></p>')]
    assert not refusals_of(page)


def test_a_page_that_is_a_field_of_a_page_is_a_link() -> None:
    hidden = draft(("text", SOUND))
    work = factories.ProgrammeIndexPageFactory()
    area = factories.SupportingAreaPageFactory(parent=work, work_page=hidden)
    assert one(refusals_of(area), "not published") == ("work_page", ())
    area.work_page = work
    assert not refusals_of(area)


def test_a_table_has_column_headings() -> None:
    def table(*headings: str) -> tuple[str, Any]:
        columns = [{"type": "text", "heading": heading} for heading in headings]
        rows = [{"values": ["1"] * len(headings)}]
        return "table", {"columns": columns, "rows": rows, "caption": ""}

    assert one(refusals(table("", " ")), "no column headings") == ("body", (0,))
    assert not refusals(table("", "Who"))


def test_links_in_a_table_are_looked_at() -> None:
    value = {
        "columns": [{"type": "rich_text", "heading": "Who"}],
        "rows": [{"values": ['<p><a href="https://example.org/">here</a></p>']}],
        "caption": "",
    }
    assert one(refusals(("table", value)), "“here”") == ("body", (0,))


def test_a_pdf_has_a_page_or_a_reason(home: HomePage) -> None:
    def found(name: str, **fields: Any) -> list[Problem]:
        target = f'linktype="document" id="{document(name, **fields).pk}"'
        return refusals(link("the plan", target))

    assert one(found("plan.PDF"), "choose the page that says the same") == ("body", (0,))
    assert one(found("plan.pdf", why_no_page="  ", html_page=draft(("text", SOUND))), "PDF")
    assert not found("plan.pdf", why_no_page="A form to print and sign")
    assert not found("plan.pdf", html_page=home)
    assert not found("plan.xlsx")


def test_a_link_leads_to_a_document_that_is_there() -> None:
    assert one(refusals(link("the plan", 'linktype="document" id="4711"')), "document") == (
        "body",
        (0,),
    )


def video(**parts: Any) -> tuple[str, Any]:
    value = {
        "title": "How it works",
        "video": document("film.mp4").pk,
        "captions": document("film.vtt").pk,
        "poster": None,
        "transcript": "<p>A nurse speaks.</p>",
    }
    return "video", {**value, **parts}


def test_a_video_has_captions_and_a_transcript() -> None:
    assert not refusals(video())
    assert one(refusals(video(captions=None)), "no captions") == ("body", (0, "captions"))
    found = refusals(video(transcript="<p> </p>"))
    assert one(found, "no transcript") == ("body", (0, "transcript"))
    assert one(refusals(video(video=None)), "no file")
    assert one(refusals(video(video=document("film.txt").pk)), "MP4 or WebM")
    assert one(refusals(video(captions=document("film.txt").pk)), ".vtt")
    assert one(refusals(video(captions=4711)), "deleted")[1] == (0, "captions")


def warnings(text: str, **fields: Any) -> list[str]:
    found = problems_of(draft(("text", text), **fields))
    assert all(problem.severity is Severity.WARNING for problem in found)
    return [problem.message for problem in found]


def test_words_are_warned_of_and_never_refused() -> None:
    assert warnings(SOUND) == []
    assert "26 words" in warnings(f"<p>{'we ' * 26}.</p>")[0]
    assert warnings(f"<p>{'we ' * 25}.</p><p>{'so ' * 25}!</p>") == []
    items = f"<ul><li>{'we ' * 20}<ul><li>{'so ' * 20}</li></ul></li></ul>"
    assert warnings(items) == []
    assert "no summary" in warnings(SOUND, search_description=" ")[0]
    hard = "<p>Multidisciplinary commissioning arrangements necessitate collaborative "
    hard += "implementation of recommendations everywhere now.</p>"
    assert "hard to read" in warnings(hard)[0]


def make_links(count: int) -> list[tuple[str, Any]]:
    blocks: list[tuple[str, Any]] = []
    for _ in range(count):
        page = factories.StandardPageFactory()
        plan = document("plan.pdf", html_page=page)
        blocks += [
            link("our page", f'linktype="page" id="{page.pk}"'),
            link("our plan", f'linktype="document" id="{plan.pk}"'),
            ("figure_image", picture(alt_text="A bridge")),
            video(),
        ]
    return blocks


def test_the_rules_cost_three_queries_for_any_number_of_links() -> None:
    page = draft(*make_links(5), image=factories.ImageFactory()).get_latest_revision_as_object()
    with counted() as cost:
        assert problems_of(page) == []
    assert cost.queries == 3, cost
