"""Pages written for these tests."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

PARAGRAPHS = (
    "The harbour of Falk Bay will be closed to cruise ships from next summer, the island council decided on Tuesday.",
    "The ban follows a year of complaints about noise and fumes in the old town, where 3,000 people live within "
    "sight of the quay. Ferries and fishing boats may go on using it.",
    '"We are not against visitors, we are against engines that run all night," said council member Astrid Vik, who '
    "had proposed the ban. Shop owners had asked for a limit of two ships a day instead.",
    "The port authority estimates that it will lose 1.2 million crowns in fees. It wants to build a terminal on the "
    "other side of the bay, with electricity from the shore, by 2029.",
    "An appeal against the decision can be filed with the administrative court within six weeks.",
)


def page(
    paragraphs: Sequence[str] = PARAGRAPHS,
    *,
    title: str = "Falk Bay closes its harbour to cruise ships",
    head: str = "",
    before: str = "",
    after: str = "",
    lang: str = "en",
) -> bytes:
    """A news page of `paragraphs`, with markup added to its head and around its body."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{title} - Island Example</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>{title}</h1>{before}{body}{after}'
        "</article></main><footer>© 2025 Island Example</footer></body></html>"
    ).encode()


def is_clean(text: str) -> bool:
    """Whether a text holds no control characters but line breaks, no surrogates and no overrides of direction."""
    controls = any(unicodedata.category(character) in ("Cc", "Cs") for character in text.replace("\n", ""))
    return not controls and not set(text) & set("\u200b\u202e\u2066\ufeff") and "\n\n\n" not in text
