"""The client asks politely, tries again only where that may help, and stays within its bounds."""

import gzip
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from oiltrack import __version__
from oiltrack.web import BlockedError, Client, FetchError, Limits, NotAllowedError, Validators
from tests.web.conftest import Time, make_client
from tests.web.server import Site, plain


def test_an_answer_has_its_body_kind_and_validators(site: Site, client: Client) -> None:
    url = site.page(
        "/a", "Grüße", Content_Type="text/html; charset=UTF-8", ETag='W/"1 x"', Last_Modified="Tue"
    )
    found = client.get(url, local=True)
    assert found.body.decode() == "Grüße"
    assert (found.content_type, found.charset, found.url) == ("text/html", "utf-8", url)
    assert found.validators == Validators(etag='W/"1 x"', last_modified="Tue")


def test_it_says_who_asks(site: Site, client: Client) -> None:
    client.get(site.page("/a", "x"), local=True)
    assert site.sent("/a")["user-agent"] == f"oiltrack/{__version__} (+desk@example.org)"


def test_validators_go_back_as_they_came_and_nothing_new_has_no_body(site: Site, client: Client) -> None:
    site.pages["/a"] = plain(b"", 304)
    held = Validators(etag='W/"odd,  \'tag"', last_modified="sometime in May")
    found = client.get(site.base + "/a", validators=held, local=True)
    assert not found.modified
    assert site.sent("/a")["if-none-match"] == 'W/"odd,  \'tag"'
    assert site.sent("/a")["if-modified-since"] == "sometime in May"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_server_in_trouble_is_asked_again_after_growing_pauses(
    site: Site, client: Client, time: Time, status: int
) -> None:
    url = site.turns("/a", plain("", status), plain("", status), plain("at last"))
    assert client.get(url, local=True).body == b"at last"
    assert time.slept == [1.0, 2.0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 204, 206])
def test_another_refusal_is_final(site: Site, client: Client, status: int) -> None:
    url = site.page("/a", b"" if status == 204 else b"no", status)
    with pytest.raises(FetchError, match=f"the server answers {status}"):
        client.get(url, local=True)
    assert site.paths() == ["/a"]


def test_it_gives_up_after_four_tries_and_says_that_it_may_pass(site: Site, client: Client) -> None:
    with pytest.raises(FetchError, match="503") as caught:
        client.get(site.page("/a", "", 503), local=True)
    assert caught.value.passing
    assert len(site.paths()) == 4


def test_retry_after_is_kept_in_seconds_and_as_a_date(site: Site, client: Client, time: Time) -> None:
    later = {"Retry_After": "Tue, 01 Dec 2026 10:00:30 GMT", "Date": "Tue, 01 Dec 2026 10:00:00 GMT"}

    def dated(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(
            "".join(
                ["HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n"]
                + [f"{name.replace('_', '-')}: {value}\r\n" for name, value in later.items()]
                + ["\r\n"]
            ).encode()
        )

    url = site.turns("/a", plain("", 429, Retry_After="17"), dated, plain("x"))
    client.get(url, local=True)
    assert time.slept == [17.0, 30.0]


def test_a_long_retry_after_ends_the_tries_and_is_handed_on(site: Site, client: Client, time: Time) -> None:
    with pytest.raises(FetchError) as caught:
        client.get(site.page("/a", "", 429, Retry_After="7200"), local=True)
    assert caught.value.retry_after_s == 7200
    assert len(site.paths()) == 1
    assert time.slept == []


def test_a_host_is_asked_once_a_second(site: Site, client: Client, time: Time) -> None:
    for path in ("/a", "/b", "/c"):
        client.get(site.page(path, "x"), local=True)
    assert time.slept == [1.0, 1.0]


def test_a_clock_that_goes_back_makes_nobody_wait_long(site: Site, client: Client, time: Time) -> None:
    client.get(site.page("/a", "x"), local=True)
    time.now -= 86_400
    client.get(site.page("/a", "x"), local=True)
    assert time.slept == [1.0]


def test_a_network_that_fails_is_tried_again(client: Client, time: Time) -> None:
    with pytest.raises(FetchError, match="refused") as caught:
        client.get("http://127.0.0.1:1/", local=True)
    assert caught.value.passing
    assert time.slept == [1.0, 2.0, 4.0]


def test_redirects_are_followed_to_their_end(site: Site, client: Client) -> None:
    site.page("/a", "", 302, Location="b?x=1")
    site.page("/b?x=1", "", 308, Location=f"{site.base}/c")
    site.page("/c", "there")
    assert client.get(site.base + "/a", local=True).url == f"{site.base}/c"


def test_a_circle_of_redirects_ends(site: Site, client: Client) -> None:
    site.page("/a", "", 302, Location="/b")
    site.page("/b", "", 302, Location="/a")
    with pytest.raises(FetchError, match="redirects without end"):
        client.get(site.base + "/a", local=True)
    assert len(site.paths()) == 6


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://host/x", "gopher://x"])
def test_a_redirect_leads_to_the_web_only(site: Site, client: Client, place: str) -> None:
    with pytest.raises(NotAllowedError):
        client.get(site.page("/a", "", 302, Location=place), local=True)


def test_no_public_name_or_redirect_leads_inside(site: Site, time: Time) -> None:
    port = int(site.base.rpartition(":")[2])
    names = {"news.example": ["93.184.216.34", "127.0.0.1"], "127.0.0.1": ["127.0.0.1"]}
    with make_client(time, resolve=lambda host, _port: names[host]) as client:
        for url in (f"http://news.example:{port}/", f"http://127.0.0.1:{port}/"):
            with pytest.raises(NotAllowedError, match="no public address.*local = true"):
                client.get(url)
    assert site.asked == []


def test_a_name_is_resolved_once_a_connection_and_the_host_is_named(site: Site, time: Time) -> None:
    looked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"]

    port = site.base.rpartition(":")[2]
    site.page("/a", "x")
    with make_client(time, resolve=resolve) as client:
        client.get(f"http://news.example:{port}/a", local=True)
    assert looked == ["news.example"]
    assert site.sent("/a")["host"] == f"news.example:{port}"


def test_a_name_that_is_not_found_is_told(time: Time) -> None:
    def resolve(host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    with make_client(time, resolve=resolve) as client, pytest.raises(FetchError, match="nowhere.example"):
        client.get("http://nowhere.example/")


def test_headers_of_a_key_stay_with_their_server(site: Site, time: Time) -> None:
    other = site.base.replace("127.0.0.1", "other.example")
    site.page("/a", "", 302, Location=f"{other}/b")
    site.page("/b", "x")
    with make_client(time, resolve=lambda _host, _port: ["127.0.0.1"]) as client:
        client.get(site.base + "/a", local=True, headers={"Authorization": "Bearer s3cret"})
    assert site.sent("/a")["authorization"] == "Bearer s3cret"
    assert "authorization" not in site.sent("/b")


def test_keys_in_urls_are_in_no_message(client: Client) -> None:
    with pytest.raises(FetchError) as caught:
        client.get("http://me:pass@127.0.0.1:1/v2?api_key=s3cret&x=y", local=True)
    assert "s3cret" not in str(caught.value)
    assert "pass" not in str(caught.value)
    assert "http://127.0.0.1:1/v2?api_key=...&x=..." in str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"news " * 50_000, mtime=0)),
        ("gzip", gzip.compress(b"news " * 25_000, mtime=0) + gzip.compress(b"news " * 25_000, mtime=0)),
        ("deflate", zlib.compress(b"news " * 50_000)),
        ("deflate", zlib.compress(b"news " * 50_000)[2:-4]),
        ("identity", b"news " * 50_000),
    ],
)
def test_packed_bodies_are_unpacked(site: Site, client: Client, encoding: str, packed: bytes) -> None:
    found = client.get(site.page("/a", packed, Content_Encoding=encoding), local=True)
    assert found.body == b"news " * 50_000


def test_a_bomb_is_refused_before_it_is_unpacked(site: Site, time: Time) -> None:
    url = site.page("/a", gzip.compress(bytes(200_000_000)), Content_Encoding="gzip")
    with (
        make_client(time, limits=Limits(max_bytes=100_000)) as client,
        pytest.raises(FetchError, match="more than 100,000 bytes") as caught,
    ):
        client.get(url, local=True)
    assert not caught.value.passing


def test_packing_in_very_many_parts_is_refused(site: Site, client: Client) -> None:
    with pytest.raises(FetchError, match="very many parts"):
        client.get(site.page("/a", gzip.compress(b"", mtime=0) * 2_000, Content_Encoding="gzip"), local=True)


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "\x00"])
def test_another_packing_is_refused(site: Site, client: Client, encoding: str) -> None:
    with pytest.raises(FetchError):
        client.get(site.page("/a", b"x", Content_Encoding=encoding), local=True)


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf!\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
        + gzip.compress(b"news", mtime=0)[:-6],
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\nnot packed",
        b"\x00\x01 no HTTP at all\r\n\r\n",
        b"",
    ],
)
def test_half_a_body_is_none_and_is_tried_again(site: Site, client: Client, data: bytes) -> None:
    with pytest.raises(FetchError) as caught:
        client.get(site.raw("/a", data), local=True)
    assert caught.value.passing
    assert len(site.paths()) == 4


def test_a_body_without_end_ends_by_size_or_time(site: Site) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Connection", "close")
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 1000)

    site.pages["/a"] = endless
    for time, limits in (
        (Time(), Limits(max_bytes=50_000)),
        (Time(tick=1.0), Limits(total_s=20, max_bytes=10**9)),
    ):
        with make_client(time, limits=limits) as client, pytest.raises(FetchError):
            client.get(site.base + "/a", local=True)


def test_headers_without_end_end_too(site: Site) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(1_000_000):
            request.wfile.write(b"X-%d: y\r\n" % number)

    site.pages["/a"] = endless
    with make_client(Time(tick=1.0), limits=Limits(total_s=5)) as client, pytest.raises(FetchError):
        client.get(site.base + "/a", local=True)


@pytest.mark.parametrize("body", ["", "  \n\t "])
def test_an_empty_body_is_no_content(site: Site, client: Client, body: str) -> None:
    with pytest.raises(BlockedError, match="empty body"):
        client.get(site.page("/a", body), local=True)


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>x</body></html>",
        "<html><head><title>Attention Required! | Cloudflare</title></head></html>",
        "<html><head><title>Access Denied</title></head></html>",
        '<html><body><script src="/_Incapsula_Resource?x"></script></body></html>',
    ],
)
def test_a_challenge_is_no_content(site: Site, client: Client, page: str) -> None:
    with pytest.raises(BlockedError, match="asks whether a person is there"):
        client.get(site.page("/a", page), local=True)


def test_a_challenge_under_a_status_of_failure_is_blocked(site: Site, client: Client) -> None:
    with pytest.raises(BlockedError):
        client.get(site.page("/a", "<html>", 403, cf_mitigated="challenge"), local=True)


def test_news_about_security_checks_is_content(site: Site, client: Client) -> None:
    page = "<html><head><title>Ports reopen after security check</title></head><body>captcha</body></html>"
    assert client.get(site.page("/a", page), local=True).body


def test_robots_txt_is_asked_once_and_kept(site: Site, client: Client) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /private\nCrawl-delay: 2\n")
    client.get(site.page("/news", "x"), local=True, polite=True)
    with pytest.raises(NotAllowedError, match=r"robots\.txt"):
        client.get(site.page("/private/1", "x"), local=True, polite=True)
    assert site.paths() == ["/robots.txt", "/news"]


def test_a_host_without_robots_txt_allows_all(site: Site, client: Client) -> None:
    assert client.get(site.page("/news", "x"), local=True, polite=True).body == b"x"


def test_a_host_whose_robots_txt_fails_is_left_alone(site: Site, client: Client) -> None:
    site.page("/robots.txt", "", 503)
    with pytest.raises(FetchError, match="503"):
        client.get(site.page("/news", "x"), local=True, polite=True)
    assert "/news" not in site.paths()
