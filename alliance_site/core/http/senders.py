"""Where a request comes from: which site's form, and which client."""

from ipaddress import IPv4Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

IPV6_OF_ONE_CLIENT = 64


def comes_from_this_site(request: HttpRequest) -> bool:
    """Whether a form was sent from a page of this site.

    This stands in for the token of forms where pages are kept for everybody by a cache in front
    and no cookie is set. Every browser since 2023 says `Sec-Fetch-Site`, older ones `Origin`;
    a page of another site can change neither. Without both it is no browser of a third party.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site:
        return fetch_site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin:
        # Always "scheme://host:port", or the word "null"; whatever else it is, it is not ours.
        return origin.partition("://")[2] == request.get_host()
    return True


def client_network(request: HttpRequest) -> str | None:
    """The network of the client, or None where only the address of our own proxy is known.

    Of what a request says about itself only the one header counts that CLIENT_ADDRESS_HEADER
    names, because the proxy in front sets it. An IPv6 client has a whole network to itself.
    """
    header = settings.CLIENT_ADDRESS_HEADER
    said = request.headers.get(header) if header else None
    try:
        address = ip_address((said or request.META.get("REMOTE_ADDR") or "").strip())
    except ValueError:
        return None
    address = getattr(address, "ipv4_mapped", None) or address
    if not said and (address.is_private or address.is_loopback):
        return None
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address.packed, IPV6_OF_ONE_CLIENT), strict=False))
