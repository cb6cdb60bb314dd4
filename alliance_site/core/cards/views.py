"""Hands out the cards of pages that anybody may see. Nothing else is ever drawn."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from alliance_site.core.cards.keeping import card_file
from alliance_site.core.cards.words import card_of
from alliance_site.core.http.caching import KEPT_IN_FRONT
from alliance_site.core.navigation.queries import page_rows
from alliance_site.core.site.surroundings import surroundings_of

A_YEAR = 31_536_000


@require_safe
def social_card(request: HttpRequest, key: str, digest: str) -> HttpResponse:
    """The card at its own address; an address of older words leads to it."""
    around = surroundings_of(request, None)
    below_home = page_rows().filter(path__startswith=around.navigation.home.path)
    page = get_object_or_404(below_home, pk=key)
    card = card_of(page, around)
    if card is None:
        raise Http404
    if digest != card.digest:
        return redirect(card.address(page))
    response = HttpResponse(card_file(card, page), content_type="image/png")
    # Other words have another address. A cache in front asks again all the same: the page may be
    # withdrawn.
    patch_cache_control(
        response, public=True, max_age=A_YEAR, s_maxage=KEPT_IN_FRONT, immutable=True
    )
    return response
