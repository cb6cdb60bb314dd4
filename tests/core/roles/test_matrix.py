"""Who may do what: every role tries every action, by requests."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Page

from alliance_site.core.accessibility.models import AccessibilityIssue
from alliance_site.core.areas.models import Area
from alliance_site.core.consent.models import ConsentWording
from alliance_site.core.data_complaints.models import DataComplaint
from alliance_site.core.documents.models import CustomDocument
from alliance_site.core.facts.models import Fact
from alliance_site.core.images.models import CustomImage
from alliance_site.core.page_problems.models import PageProblem
from alliance_site.core.pages.home import HomePage
from alliance_site.core.review.models import PageReview
from alliance_site.core.roles.names import (
    ADMINISTRATOR,
    ANALYST,
    CLINICAL_REVIEWER,
    EDITOR,
    LEAD,
    MODERATOR,
    PUBLISHER,
)
from alliance_site.core.search.models import SearchSynonym
from news.models import Subscriber, SubscriberImport, Topic
from tests import factories
from tests.core.roles.screens import client_of, edit_address, send_form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]

STAFF = {EDITOR, PUBLISHER, MODERATOR, LEAD, ANALYST, ADMINISTRATOR, CLINICAL_REVIEWER}
WRITERS = {EDITOR, PUBLISHER, ADMINISTRATOR}
PUBLISHERS = {PUBLISHER, ADMINISTRATOR}
ADMINISTRATORS = {ADMINISTRATOR}
PRIVACY = {LEAD, ADMINISTRATOR}
NOBODY, STRANGER = "somebody without a role", "somebody who is not logged in"
ACTORS = [*sorted(STAFF), NOBODY, STRANGER]


def actor(name: str) -> Client:
    if name == STRANGER:
        return client_of(None)
    return client_of(factories.staff("" if name == NOBODY else name))


def page(live: bool = True) -> Page:
    made = factories.StandardPageFactory(live=live)
    made.save_revision()
    return made


def page_action(view: str, target: Page) -> str:
    return reverse(f"wagtailadmin_pages:{view}", args=[target.pk])


def adds_a_page(client: Client) -> bool:
    address = reverse("wagtailadmin_pages:add", args=["core", "standardpage", home().pk])
    send_form(client, address, title="New", slug="new", search_description="What it is.")
    return bool(Page.objects.filter(slug="new", live=False).delete()[0])


def edits_a_page(client: Client) -> bool:
    target = page()
    send_form(client, edit_address(target), title="Changed")
    target.refresh_from_db()
    return bool(target.draft_title == "Changed" and target.title != "Changed")


def publishes_a_page(client: Client) -> bool:
    target = page(live=False)
    send_form(client, edit_address(target), **{"action-publish": "1"})
    target.refresh_from_db()
    return bool(target.live)


def unpublishes_a_page(client: Client) -> bool:
    target = page()
    client.post(page_action("unpublish", target))
    target.refresh_from_db()
    return not target.live


def locks_a_page(client: Client) -> bool:
    target = page()
    client.post(page_action("lock", target))
    target.refresh_from_db()
    return bool(target.locked)


def deletes(target: Page) -> Callable[[Client], bool]:
    def act(client: Client) -> bool:
        client.post(page_action("delete", target))
        return not Page.objects.filter(pk=target.pk).exists()

    return act


def deletes_a_live_page(client: Client) -> bool:
    return deletes(page())(client)


def deletes_a_draft(client: Client) -> bool:
    return deletes(page(live=False))(client)


def deletes_a_page_with_pages_below(client: Client) -> bool:
    target = page()
    factories.StandardPageFactory(parent=target)
    return deletes(target)(client)


def adds_a_picture(client: Client) -> bool:
    file = BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    upload = SimpleUploadedFile("p.png", file.getvalue(), "image/png")
    client.post(
        reverse("wagtailimages_chooser:create"),
        {"image-chooser-upload-title": "Added", "image-chooser-upload-file": upload},
    )
    return bool(CustomImage.objects.filter(title="Added").delete()[0])


def chooses_a_picture(client: Client) -> bool:
    image = factories.ImageFactory(title="A picture to choose")
    listed = client.get(reverse("wagtailimages_chooser:choose"))
    chosen = client.get(reverse("wagtailimages_chooser:chosen", args=[image.pk]))
    return chosen.status_code == 200 and image.title in str(listed.json())


def changes_a_picture_of_others(client: Client) -> bool:
    return opens("wagtailimages:edit", factories.ImageFactory().pk)(client)


def chooses_a_document(client: Client) -> bool:
    document = factories.DocumentFactory(title="A document to choose")
    listed = client.get(reverse("wagtaildocs_chooser:choose"))
    chosen = client.get(reverse("wagtaildocs_chooser:chosen", args=[document.pk]))
    return chosen.status_code == 200 and document.title in str(listed.json())


def adds_a_document(client: Client) -> bool:
    upload = SimpleUploadedFile("d.txt", b"words", "text/plain")
    client.post(
        reverse("wagtaildocs_chooser:create"),
        {"document-chooser-upload-title": "Added", "document-chooser-upload-file": upload},
    )
    return bool(CustomDocument.objects.filter(title="Added").delete()[0])


def changes_a_document_of_others(client: Client) -> bool:
    return opens("wagtaildocs:edit", factories.DocumentFactory().pk)(client)


def opens(name: str, *args: object) -> Callable[[Client], bool]:
    return lambda client: client.get(reverse(name, args=args)).status_code == 200


def opens_list(model: Any, screen: str = "list") -> Callable[[Client], bool]:
    def act(client: Client) -> bool:
        # Known only once the admin has started.
        return opens(model.snippet_viewset.get_url_name(screen))(client)

    return act


def opens_adding(model: Any) -> Callable[[Client], bool]:
    return opens_list(model, "add")


def closes_a_page_problem(client: Client) -> bool:
    problem = factories.PageProblemFactory()
    address = reverse("wagtail_bulk_action", args=["core", "pageproblem", "close"])
    client.post(f"{address}?id={problem.pk}", {"reason": "fixed", "note": ""})
    problem.refresh_from_db()
    return bool(problem.status == "closed")


def reviews_a_page(client: Client) -> bool:
    target = page()
    address = reverse("review_page", args=[target.pk])
    sent = {"role": "Manager", "months": "6", "read_all": "on"}
    client.post(address, {**sent, "revision_read": target.live_revision_id or ""})
    return PageReview.objects.filter(page=target, reviewed_on__isnull=False).exists()


def opens_answers(client: Client) -> bool:
    form = factories.SmallFormPageFactory()
    try:
        return opens("wagtailforms:list_submissions", form.pk)(client)
    finally:
        form.delete()


def opens_site_settings(client: Client) -> bool:
    answer = client.get(reverse("wagtailsettings:edit", args=["core", "sitesettings"]), follow=True)
    return b"organisation_name" in answer.content


def opens_with(name: str, query: str) -> Callable[[Client], bool]:
    return lambda client: client.get(f"{reverse(name)}?{query}").status_code == 200


def sees_a_subscriber(client: Client) -> bool:
    made = factories.SubscriberFactory()
    answer = client.get(reverse("subscribers:inspect", args=[made.pk]))
    return answer.status_code == 200 and made.email in answer.content.decode()


def erases_a_subscriber(client: Client) -> bool:
    made = factories.SubscriberFactory()
    client.post(reverse("subscribers:delete", args=[made.pk]))
    return not Subscriber.objects.filter(pk=made.pk).exists()


def imports_subscribers(client: Client) -> bool:
    raw = b"email,topics,consented_on,wording,proof\n"
    client.post(reverse("import_subscribers"), {"file": SimpleUploadedFile("s.csv", raw)})
    waiting = SubscriberImport.objects.first()
    if waiting:
        client.post(reverse("check_import", args=[waiting.pk]), {"do": "import"})
    return bool(waiting and not SubscriberImport.objects.exists())


def writes_consent_words(client: Client) -> bool:
    typed = {"purpose": "news.mailings", "text": "New words"}
    client.post(reverse("consent_wordings:add"), typed)
    return bool(ConsentWording.objects.filter(text="New words").delete()[0])


def home() -> HomePage:
    return factories.home_page()


MATRIX = {
    "opens the admin": (opens("wagtailadmin_home"), STAFF),
    "reads the guide": (opens("editors_guide"), STAFF),
    "adds a page": (adds_a_page, WRITERS),
    "edits a page": (edits_a_page, WRITERS),
    "publishes a page": (publishes_a_page, PUBLISHERS),
    "unpublishes a page": (unpublishes_a_page, PUBLISHERS),
    "locks a page": (locks_a_page, PUBLISHERS),
    "deletes a live page": (deletes_a_live_page, PUBLISHERS),
    "deletes a draft": (deletes_a_draft, WRITERS),
    "deletes pages below": (deletes_a_page_with_pages_below, PUBLISHERS),
    "chooses a page": (opens("wagtailadmin_choose_page"), WRITERS),
    "adds a picture": (adds_a_picture, WRITERS),
    "chooses a picture": (chooses_a_picture, WRITERS),
    "changes others' pictures": (changes_a_picture_of_others, PUBLISHERS),
    "adds a document": (adds_a_document, WRITERS),
    "chooses a document": (chooses_a_document, WRITERS),
    "changes others' documents": (changes_a_document_of_others, PUBLISHERS),
    "reports of pages": (opens("wagtailadmin_reports:aging_pages"), WRITERS),
    "report of locked pages": (opens("wagtailadmin_reports:locked_pages"), PUBLISHERS),
    "report of the clock": (opens("jobs_report"), ADMINISTRATORS),
    "redirects": (opens("wagtailredirects:index"), ADMINISTRATORS),
    "site settings": (opens_site_settings, ADMINISTRATORS),
    "users": (opens("wagtailusers_users:index"), ADMINISTRATORS),
    "adds a user": (opens("wagtailusers_users:add"), ADMINISTRATORS),
    "groups": (opens("wagtailusers_groups:index"), ADMINISTRATORS),
    "synonyms": (opens_list(SearchSynonym), ADMINISTRATORS),
    "areas": (opens_list(Area), PUBLISHERS),
    "adds an area": (opens_adding(Area), PUBLISHERS),
    "topics": (opens_list(Topic), PUBLISHERS),
    "adds a topic": (opens_adding(Topic), PUBLISHERS),
    "facts": (opens_list(Fact), {*WRITERS, ANALYST, CLINICAL_REVIEWER}),
    "chooses a fact": (opens("fact_chooser:choose"), {*WRITERS, ANALYST, CLINICAL_REVIEWER}),
    "adds a fact": (opens_adding(Fact), WRITERS),
    "page problems": (opens_list(PageProblem), WRITERS),
    "closes a page problem": (closes_a_page_problem, WRITERS),
    "known accessibility faults": (opens_list(AccessibilityIssue), WRITERS),
    "adds an accessibility fault": (opens_adding(AccessibilityIssue), PUBLISHERS),
    "reviews a page": (reviews_a_page, PUBLISHERS),
    "what must be checked": (opens("due_report"), WRITERS),
    "broken links": (opens("broken_links"), WRITERS),
    "mail": (opens("outbox"), ADMINISTRATORS),
    "news by email": (opens("digest_report"), PUBLISHERS),
    "consents": (opens("consents"), ADMINISTRATORS),
    "exports consents": (opens_with("consents", "export=csv"), ADMINISTRATORS),
    "consent wordings": (opens("consent_wordings:index"), ADMINISTRATORS),
    "writes consent wordings": (writes_consent_words, ADMINISTRATORS),
    "subscribers": (opens("subscribers:index"), PUBLISHERS),
    "one subscriber": (sees_a_subscriber, PUBLISHERS),
    "erases a subscriber": (erases_a_subscriber, ADMINISTRATORS),
    "exports subscribers": (opens_with("subscribers:index", "export=csv"), ADMINISTRATORS),
    "imports subscribers": (imports_subscribers, ADMINISTRATORS),
    "personal data": (opens("personal_data"), PRIVACY),
    "log of personal data": (opens("personal_data_log"), PRIVACY),
    "data complaints": (opens_list(DataComplaint), PRIVACY),
    "answers to small forms": (opens_answers, PUBLISHERS),
    "workflows": (opens("wagtailadmin_workflows:index"), ADMINISTRATORS),
    "workflow tasks": (opens("wagtailadmin_workflows:task_index"), ADMINISTRATORS),
    "collections": (opens("wagtailadmin_collections:index"), ADMINISTRATORS),
    "sites": (opens("wagtailsites:index"), ADMINISTRATORS),
}


@pytest.mark.parametrize("action", MATRIX)
def test_each_action_is_open_to_its_roles_and_to_nobody_else(action: str, home: HomePage) -> None:
    act, expected = MATRIX[action]
    assert {name for name in ACTORS if act(actor(name))} == expected


def test_staff_change_the_picture_they_added(home: HomePage) -> None:
    editor = factories.staff(EDITOR)
    image = factories.ImageFactory(uploaded_by_user=editor)
    assert opens("wagtailimages:edit", image.pk)(client_of(editor))
