"""Feeds, pages and mails about oil, as servers send them."""

TEXT = (
    "Libya's crude oil production has risen to {figure} barrels per day, the National Oil Corporation said."
)


def item(number: int, figure: str = "812,000", text: str | None = None) -> str:
    words = TEXT.format(figure=figure) if text is None else text
    return (
        f"<item><guid>id-{number}</guid><title>Output {number}</title>"
        f"<link>http://127.0.0.1:PORT/story/{number}</link>"
        f"<pubDate>Wed, 06 Mar 2019 10:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{words}&lt;/p&gt;</description></item>"
    )


def rss(*items: str, base: str = "") -> str:
    port = base.rpartition(":")[2]
    body = "".join(items).replace("PORT", port)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Test Wire</title>{body}</channel></rss>'


def page(figure: str, title: str = "Daily bulletin") -> str:
    words = TEXT.format(figure=figure)
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>6 March 2019</p>"
        f"<p>{words} It gave no further detail of the fields and of the ports from which it comes.</p>"
        "<p>The company added that all of its fields work as they should at this time of the year.</p>"
        "</article></body></html>"
    )


def mail(figure: str, number: int = 1) -> str:
    return (
        f"From: Desk <desk@wire.example>\nSubject: Output {number}\nDate: Wed, 6 Mar 2019 10:00:00 +0000\n"
        f"Message-ID: <{number}@wire.example>\nContent-Type: text/plain; charset=utf-8\n\n"
        f"{TEXT.format(figure=figure)}\n"
    )
