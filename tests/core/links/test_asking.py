"""Asking another website: briefly, politely, and never a machine that is not public."""

from collections.abc import Iterator

import pytest

from alliance_site.core.links import asking
from alliance_site.core.links.hosts import is_public
from tests.core.links.website import only_here, running


@pytest.fixture(scope="module")
def website() -> Iterator[tuple[str, list]]:
    with running() as started:
        yield started


# Of those that never answer: these are given up, however slow the machine is. The others answer at
# once, and are given all the time that a busy machine needs.
LATE = ("slow", "drip")
PATIENCE = 60.0


def problem(website: tuple[str, list], path: str) -> str:
    website[1].clear()
    timeout = 0.6 if path in LATE else PATIENCE
    return asking.problem_of(f"{website[0]}/{path}", may_reach=only_here, timeout=timeout)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("ok", ""),
        ("ok?q=a%20b", ""),
        ("204", ""),
        ("moved", ""),
        ("nohead", ""),
        ("liar", ""),
        ("endless", ""),
        ("403", ""),
        ("429", ""),
        ("404", "The page is not there any more"),
        ("410", "The page is not there any more"),
        ("500", "The website answers with an error (500)"),
        ("loop", asking.ROUND),
        ("slow", asking.SLOW),
        ("drip", asking.SLOW),
        ("rubbish", asking.NO_ANSWER),
        ("tomiddle", asking.NOT_ALLOWED),
        ("tofile", asking.UNREADABLE),
    ],
)
def test_what_a_website_may_do(website: tuple[str, list], path: str, words: str) -> None:
    assert problem(website, path) == words


def test_it_says_who_asks_and_asks_no_more_than_it_must(website: tuple[str, list]) -> None:
    problem(website, "ok")
    assert [(method, path) for method, path, _ in website[1]] == [("HEAD", "/ok")]
    assert website[1][0][2] == "Test Cancer Alliance link check (+http://testserver/)"
    problem(website, "nohead")
    assert [method for method, _, _ in website[1]] == ["HEAD", "GET"]
    problem(website, "loop")
    assert len(website[1]) == 1 + asking.MOST_REDIRECTS


def test_a_machine_that_is_not_public_is_never_called(website: tuple[str, list]) -> None:
    website[1].clear()
    port = website[0].rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0"):
        assert asking.problem_of(f"http://{host}:{port}/ok") in (
            asking.NOT_ALLOWED,
            asking.NO_ANSWER,  # a resolver that does not know the odder ways to write a number
        )
    assert website[1] == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("9.9.9.9", True),
        ("2620:fe::fe", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:9.9.9.9", True),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
        ("fec0::1", False),
    ],
)
def test_which_machines_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_what_cannot_be_reached_or_read_is_told() -> None:
    def ask(url: str) -> str:
        return asking.problem_of(url, may_reach=only_here, timeout=PATIENCE)

    assert ask("http://127.0.0.1:1/") == asking.NO_ANSWER
    assert ask("http://no-such-name.invalid/") == asking.NO_ANSWER
    assert ask(f"http://{'a' * 70}.example/") == asking.NO_ANSWER
    for bad in ("http://127.0.0.1:99999/", "http://[::1/", "ftp://127.0.0.1/", "http:///x"):
        assert ask(bad) == asking.UNREADABLE, bad


def test_an_address_that_we_cannot_reach_is_no_fault_of_the_website(
    website: tuple[str, list], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name often has an address of IPv6, too, and our own network may know none."""
    monkeypatch.setattr(asking, "addresses_of", lambda *name: ["127.0.0.77", "127.0.0.1"])
    assert asking.problem_of(f"{website[0]}/ok", may_reach=lambda address: True) == ""


def test_a_website_without_a_safe_connection(website: tuple[str, list]) -> None:
    secure = website[0].replace("http:", "https:")
    assert asking.problem_of(secure, may_reach=only_here, timeout=PATIENCE) == asking.UNSAFE
