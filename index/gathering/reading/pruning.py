"""Removes parts of a page that by their markup are not the article: captions, boxes, lists of links."""

from __future__ import annotations

from lxml.html import HtmlElement

# A box that holds more of the page's paragraphs than this is no box but the article in the wrong element.
MAX_BOX_SHARE = 0.3
LINK_SHARE = 0.8  # of an item's characters in links: from here on it points elsewhere

_BOXES = (
    "//figure",
    "//figcaption",
    "//aside",
    "//blockquote[contains(@class, 'twitter-') or contains(@class, 'instagram-') or contains(@class, 'tiktok-')]",
    "//*[@role='complementary' or @role='navigation' or @role='dialog' or @role='alertdialog']",
    "//*[@hidden or @aria-hidden='true'][.//p]",
    "//*[contains(@class, 'screen-reader') or contains(@class, 'visually-hidden') or contains(@class, 'sr-only')]",
)
_LINK_ITEMS = "//li[.//a] | //p[.//a]"


def prune(tree: HtmlElement, title: str) -> None:
    """Remove from `tree`, in place, what by its markup is not part of the article with the headline `title`."""
    whole = paragraph_characters(tree)
    for path in _BOXES:
        for element in tree.xpath(path):
            if paragraph_characters(element) <= MAX_BOX_SHARE * whole:
                _drop(element)
    for element in tree.xpath(_LINK_ITEMS):
        text = " ".join(element.text_content().split())
        linked = sum(len(" ".join(link.text_content().split())) for link in element.iter("a"))
        if not text or (linked >= LINK_SHARE * len(text) and (element.tag == "li" or text[-1] not in '.!?。”"»')):
            _drop(element)
    for heading in tree.xpath("//h1"):
        _drop(heading)


def paragraph_characters(element: HtmlElement) -> int:
    """Return how many characters the paragraphs in `element` have."""
    return sum(len(paragraph.text_content().strip()) for paragraph in element.iter("p"))


def _drop(element: HtmlElement) -> None:
    """Remove `element`, but keep the text that follows it."""
    if element.getparent() is not None:
        element.drop_tree()
