"""Cleans article URLs: repairs them as browsers do and removes tracking parameters."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import SplitResult, quote, urljoin, urlsplit

MAX_URL_CHARACTERS = 2_000  # what browsers and servers agree to take

_LINE_BREAKS = re.compile(r"[\t\r\n]+")
_AROUND = "".join(map(chr, range(0x21))) + "\u00a0\u200b\ufeff"  # often found around URLs by mistake
_WEB_SCHEME = re.compile(r"(https?):[/\\]*", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")  # "host:8080/path" has none
_ENCODED = re.compile(r'[\s\x7f-\xa0"<>`]')  # in a path; non-ASCII letters stay as published
_SPACE_OR_CONTROL = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]")
_HOST = re.compile(r"[^\s/?#@\\\[\]]+|\[[0-9A-Fa-f:.]+\]")
# Parameters that tell where a reader came from, never which article it is. They are matched by whole name or by
# prefix, so that `id`, `source` and `ref_id` stay: these may distinguish two articles.
_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "ga_", "hsa_", "oly_", "vero_", "__hs", "_hs", "itm_", "wt_", "wt.", "at_")
_TRACKING_NAMES = {
    "__twitter_impression", "_ga", "_gl", "campaign_id", "cmp", "cmpid", "cmpid2", "cvid", "dclid", "echobox",
    "fbclid", "ftag", "gbraid", "gclid", "gclsrc", "guccounter", "guce_referrer", "guce_referrer_sig", "igsh",
    "igshid", "intcid", "ito", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ncid", "ns_campaign", "ns_linkname",
    "ns_mchannel", "ns_source", "ocid", "partner_id", "ref_src", "ref_url", "rss", "s_cid", "sharedby",
    "sharetoken", "smid", "smtyp", "spm", "srnd", "taid", "traffic_source", "ttclid", "twclid", "wbraid",
    "wkey", "xtor", "yclid", "ysclid",
}  # fmt: skip
_TRACKING_VALUES = {("ref", "rss"), ("source", "rss"), ("from", "rss"), ("feed", "rss")}
# The light form of the same page for telephones (https://amp.dev): the same article twice otherwise.
_LIGHT_FORM = {("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp")}


def file_address(path: Path) -> str:
    """Return the absolute, percent-encoded `file://` URI that identifies a file without a URL of its own."""
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100  # resolve() would follow links; ".." has to go


def web_address(address: str | None, base: str = "") -> str | None:
    """Return `address` if it is a valid http(s) URL (with a host, without a password), else None.

    It is repaired as browsers do (https://url.spec.whatwg.org/#concept-basic-url-parser): surrounding white space and
    line breaks are removed, spaces are percent-encoded, backslashes become slashes, and a URL without scheme or host
    is joined with `base`. Everything else stays unchanged.
    """
    mended = _mended(address, (_mended(base, "") or "") if base else "") if address else None
    return mended if _parsed(mended) else None


def _mended(address: str, base: str) -> str | None:
    if len(address) > 3 * MAX_URL_CHARACTERS:
        return None
    address = _LINE_BREAKS.sub("", address.strip(_AROUND))
    scheme = _WEB_SCHEME.match(address)
    if scheme or (base and not _OTHER_SCHEME.match(address)):
        before, mark, after = re.split(r"([?#]|$)", address, maxsplit=1)
        address = before.replace("\\", "/") + mark + after
    if scheme:  # "http:/host" and "http:///host" name a host too
        address = f"{scheme[1]}://{address[scheme.end() :].lstrip('/')}"
    elif base:
        try:
            address = urljoin(base, address)
        except ValueError:  # a broken IPv6 address
            return None
    host, slash, path = re.split(r"((?<![/:])[/?#]|$)", address, maxsplit=1)
    return host + slash + _ENCODED.sub(lambda found: quote(found[0]), path)


def without_tracking(address: str) -> str:
    """Return `address` without fragment, tracking parameters and those of a light form; the rest stays unchanged."""
    base, _, query = address.partition("#")[0].partition("?")
    kept = [part for part in query.split("&") if part and not _tracks(part)]
    return f"{base}?{'&'.join(kept)}" if kept else base


def canonical_address(stated: list[str], fetched_from: str | None) -> str | None:
    """Return the first credible address that a page states, cleaned; None if there is none.

    A fetched page may only name its own site; otherwise it could replace another site's article in the library. If an
    article page states its site's front page, the template is wrong.
    """
    fetched = _parsed(fetched_from)
    for each in stated:
        # A URL without a scheme is repaired; a relative one is often a mistake of the template.
        address = web_address(each, (fetched_from or "https:") if each.strip().startswith("//") else "")
        parts = _parsed(address)
        if not address or not parts:
            continue
        if fetched and (_site(parts) != _site(fetched) or (_is_front(parts) and not _is_front(fetched))):
            continue
        return without_tracking(address)
    return None


def site_name(address: str) -> str:
    """Return the host shown for an article without a named source: "example.org" for "www.example.org"."""
    parts = _parsed(address)
    return parts.hostname.removeprefix("www.") if parts and parts.hostname else ""


def _parsed(address: str | None) -> SplitResult | None:
    if not address or len(address) > MAX_URL_CHARACTERS or _SPACE_OR_CONTROL.search(address.strip()):
        return None
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return None
    sane = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and port != 0
    return parts if sane and _HOST.fullmatch(parts.hostname or "") else None


def _is_front(parts: SplitResult) -> bool:
    return parts.path in ("", "/") and not parts.query


def _site(parts: SplitResult) -> str:
    """Return the registered domain ("example.co.uk" for "news.example.co.uk"), or the host if there is none."""
    from courlan import extract_domain

    host = parts.hostname or ""
    return extract_domain(f"http://{host}/", fast=True) or host


def _tracks(part: str) -> bool:
    name, _, value = part.partition("=")
    name, valued = name.lower(), (name.lower(), value.lower())
    if name.startswith(_TRACKING_PREFIXES) or name in _TRACKING_NAMES:
        return True
    return valued in _TRACKING_VALUES or valued in _LIGHT_FORM
