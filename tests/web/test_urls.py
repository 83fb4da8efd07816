"""Which addresses are public, and which URLs are of the web."""

import pytest

from oiltrack.web.errors import NotAllowedError
from oiltrack.web.urls import is_public, public_url, require_web, shown_url


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_addresses_inside_are_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "url", ["", "x", "http://", "http://h:99999/", "http://h/a b", "http://h/\n", "javascript:x"]
)
def test_what_is_no_url_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(NotAllowedError):
        require_web(url)


def test_a_shown_url_keeps_the_names_of_its_query_only() -> None:
    assert shown_url("https://u:p@h.example/x?key=1&b=2#f") == "https://h.example/x?key=...&b=..."
    assert shown_url("https://u:p@q@h.example/x#f?a=b") == "https://h.example/x"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://u:p@h.example:81/a/b?lang=en&token=t&api_key=k#f", "https://h.example:81/a/b?lang=en"),
        ("https://h.example/a?token=t", "https://h.example/a"),
        ("https://h.example/a?p=12", "https://h.example/a?p=12"),
        ("https://h.example/?keyword=zawia&author=x", "https://h.example/?keyword=zawia&author=x"),
        ("https://h.example/?apikey=k&X-Amz-Signature=s&a=1", "https://h.example/?a=1"),
    ],
)
def test_what_opens_the_door_of_a_source_is_not_published(url: str, shown: str) -> None:
    assert public_url(url) == shown
