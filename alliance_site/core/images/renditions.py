"""Makes the sizes of a page's picture when the page is published, not while a reader waits."""

from django_tasks import task
from wagtail.models import Page
from wagtail.signals import page_published

from alliance_site.core.images.models import CustomImage
from alliance_site.core.images.sizes import PAGE_FILTERS

MAKE_ON_PUBLISH = "make_page_renditions"


@task()
def make_page_renditions(image_id: int, filters: list[str]) -> None:
    image = CustomImage.objects.filter(pk=image_id).first()
    if image:
        image.get_renditions(*filters)


def _on_publish(sender: type, instance: Page, **kwargs: object) -> None:
    if image_id := getattr(instance, "image_id", None):
        filters = getattr(instance, "picture_filters", PAGE_FILTERS)
        make_page_renditions.enqueue(image_id, list(filters))


def connect() -> None:
    page_published.connect(_on_publish, dispatch_uid=MAKE_ON_PUBLISH)
