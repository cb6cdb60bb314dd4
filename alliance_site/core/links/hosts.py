"""Which machines the link check may reach: public ones only.

An editor's link, or a website that redirects, could otherwise make our server call machines that
only it can reach. The address that was looked at is the one that is then called, so that a name
cannot mean another machine a moment later.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Addresses of IPv6 that stand for one of IPv4 behind a translator.
TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))


class NotPublic(ValueError):
    """A name that leads to a machine which is none of the public's."""


def is_public(address: str) -> bool:
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return _is_public(ip.ipv4_mapped)
        if (
            ip.is_site_local
            or ip.sixtofour
            or ip.teredo
            or any(ip in network for network in TRANSLATED)
        ):
            return False
    return _is_public(ip)


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def addresses_of(host: str, port: int) -> list[str]:
    """All addresses of a name. OSError where it has none."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a name too long, or with an empty part
        raise OSError(str(error)) from None
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))
