"""Reads and writes OPML, the format for lists of feeds (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from index.gathering.feeds.errors import FeedProblem
from index.gathering.feeds.feed_state import Feed

LARGEST_BYTES = 20 * 2**20  # a hundred thousand feeds


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in an OPML list."""

    url: str
    title: str
    site: str


def read_opml(content: bytes) -> list[Outline]:
    """Return the feeds of a list, each URL once, folders flattened; raises FeedProblem."""
    if len(content) > LARGEST_BYTES:
        raise FeedProblem(f"the list is larger than {LARGEST_BYTES // 2**20} MB")
    # Entities are not resolved and nothing is loaded, against entity expansion attacks.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
        name = "" if root is None else etree.QName(root).localname.lower()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedProblem(f"the list is no OPML: {' '.join(str(error).split())}") from None
    if name != "opml":
        raise FeedProblem("the list is no OPML: it does not begin with <opml>")
    found: dict[str, Outline] = {}
    for outline in root.iter("{*}outline"):
        names = {name.lower(): value.strip() for name, value in outline.attrib.items()}
        url = names.get("xmlurl", "")
        if url:
            found.setdefault(url, Outline(url, names.get("title") or names.get("text", ""), names.get("htmlurl", "")))
    return list(found.values())


def write_opml(feeds: Iterable[Feed], title: str = "Feeds of Quotewire") -> bytes:
    """Return the list of `feeds` as OPML."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for feed in feeds:
        name = feed.title or feed.url
        outline = etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
        if feed.site:
            outline.set("htmlUrl", feed.site)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written
