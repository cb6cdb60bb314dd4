"""Plants the demonstration site: adds what is missing, never touches what is there.

Pages link to each other, so they are planted twice over: first each page in its place, then the
fields of those that were new, with all references known.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.management.base import CommandError
from django.db import models, transaction
from wagtail.fields import StreamField
from wagtail.models import Page, Revision, Site

from alliance_site.core.pages.home import HomePage
from alliance_site.core.publishing.together import publish_together
from alliance_site.core.review.services import name_owner
from alliance_site.core.search.models import SearchSynonym
from alliance_site.core.site.models import SiteSettings
from alliance_site.management.seed.commitments import plant_commitments
from alliance_site.management.seed.consultations import plant_consultations
from alliance_site.management.seed.facts import plant_facts
from alliance_site.management.seed.feedback import plant_feedback
from alliance_site.management.seed.files import PageFile, page_files, read
from alliance_site.management.seed.labels import plant_labels
from alliance_site.management.seed.pictures import plant_pictures
from alliance_site.management.seed.references import References
from alliance_site.management.seed.waiting_times import plant_waiting_times

Say = Callable[[str], None]
# What stands for the key of something else of the seed.
REFERENCES = ("page:", "image:", "fact:")
NOT_FIELDS = {"order", "owner_role"}
RENAMED = {"summary": "search_description", "in_menu": "show_in_menus"}


def site_is_empty() -> bool:
    """Nobody has made a page below the home page yet."""
    return not Page.objects.filter(depth__gt=2).exists()


@transaction.atomic
def plant(say: Say) -> int:
    """Adds what is missing of the demonstration site; returns how many pages are new."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site.root_page.specific if site else None
    if not isinstance(home, HomePage):
        raise CommandError(
            "The default site has no home page of this project: nothing was changed."
        )
    files = page_files()
    say("Adding the pictures…")
    images = plant_pictures()
    plant_waiting_times()
    say("Adding the pages…")
    # A home page without a revision is as the migration made it: nobody has saved it.
    pages, new = _place_all(files, home, fill_home=home.latest_revision_id is None)
    references = References(
        {address: page.pk for address, page in pages.items()},
        {name: image.pk for name, image in images.items()},
        plant_facts(),
        plant_labels(),
    )
    drafts = [_fill(pages[file.address], file, references) for file in files if file.address in new]
    _publish(drafts)
    plant_consultations(references)
    plant_feedback(references)
    plant_commitments(references)
    plant_settings(site, references)
    plant_synonyms()
    return len(new)


def _place_all(
    files: list[PageFile], home: HomePage, *, fill_home: bool
) -> tuple[dict[str, Page], set[str]]:
    pages: dict[str, Page] = {"/": home}
    new: set[str] = {"/"} if fill_home else set()
    for file in files:
        if file.address == "/":
            continue
        parent = pages.get(file.parent_address)
        if parent is None:
            raise CommandError(f"The seed has {file.address} but no page above it.")
        found = Page.objects.child_of(parent).filter(slug=file.slug).first()
        if found is None:
            found = _place(file, parent)
            new.add(file.address)
        pages[file.address] = found
    return pages, new


def _place(file: PageFile, parent: Page) -> Page:
    model = apps.get_model(file.model)
    page = model(title=file.fields["title"], slug=file.slug, live=False)
    # Plain texts and moments at once, so that the page is valid; references follow when all are
    # known.
    for name, value in file.fields.items():
        if name in NOT_FIELDS:
            continue
        is_text = isinstance(value, str) and not value.startswith(REFERENCES)
        if is_text or isinstance(value, datetime):
            setattr(page, RENAMED.get(name, name), value)
    parent.add_child(instance=page)
    # treebeard counts the children of the row that it was given.
    parent.refresh_from_db(fields=["numchild"])
    return page


def _fill(page: Page, file: PageFile, references: References) -> Revision:
    for name, value in file.fields.items():
        if name not in NOT_FIELDS:
            _set(page, RENAMED.get(name, name), references.resolve(value))
    # Who looks after it, and no review: nobody has read the page for the alliance yet.
    if role := file.fields.get("owner_role"):
        name_owner(page=page, owner=None, role=role, user=None)
    return page.save_revision(changed=False)


def _publish(drafts: list[Revision]) -> None:
    """All or nothing, and through the gate as anybody's work; pages may link to each other."""
    refused = publish_together(revisions=drafts)
    if refused:
        said = "; ".join(f"{error.page.url_path}: {error.problems[0].message}" for error in refused)
        raise CommandError(f"The seed's pages would not be published. {said}")


def _set(thing: models.Model, name: str, value: Any) -> None:
    """A field of a page, or of one of its rows."""
    field = thing._meta.get_field(name)
    if isinstance(field, StreamField):
        setattr(thing, name, json.dumps(value))
    elif isinstance(field, models.ManyToManyField):
        setattr(thing, name, list(field.related_model._default_manager.filter(pk__in=value)))
    elif isinstance(field, models.ForeignKey):
        setattr(thing, field.attname, value)
    elif isinstance(field, models.ManyToOneRel):
        setattr(thing, name, [_row(field.related_model, row, at) for at, row in enumerate(value)])
    else:
        setattr(thing, name, value)


def _row(model: type[models.Model], values: dict[str, Any], place: int) -> models.Model:
    """One of the things that an editor puts in order on a page, such as an issue's items."""
    row = model(sort_order=place)
    for name, value in values.items():
        _set(row, name, value)
    return row


def plant_settings(site: Site, references: References) -> None:
    """The site settings, unless somebody has saved some."""
    settings = SiteSettings.for_site(site)
    if settings.organisation_name:
        return
    values = references.resolve(read("settings.toml"))
    links = [{"type": "page", "value": pk} for pk in values.pop("footer_links")]
    settings.footer_links = json.dumps(links)
    settings.social_channels = json.dumps(values.pop("social_channels"))
    for name, value in values.items():
        SiteSettings._meta.get_field(name)  # a misspelt key must not pass unseen
        setattr(settings, name, value)
    settings.save()


def plant_synonyms() -> None:
    for entry in read("synonyms.toml")["synonym"]:
        SearchSynonym.objects.get_or_create(
            term=entry["term"], defaults={"means": "\n".join(entry["means"])}
        )
