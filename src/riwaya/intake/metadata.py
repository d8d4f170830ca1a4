"""Metadata: what a page's head says of its article, in JSON-LD (schema.org), Open Graph and other meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from riwaya.arabic.stamps import iso_of
from riwaya.model import Block, Hints

__all__ = ["page_hints"]

_ARTICLES = ("Article", "BlogPosting", "Report", "LiveBlogPosting", "SocialMediaPosting")  # ends of schema.org types
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title"),
    "published": ("article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate",
                  "publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.created",
                  "parsely-pub-date",
                  "sailthru.date", "cxenseparse:recs:publishtime", "og:article:published_time"),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
                "lastmod"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "twitter:creator", "byl"),
    "section": ("article:section", "og:article:section", "parsely-section", "section"),
    "address": ("og:url", "twitter:url"),
}  # fmt: skip
_DATES = ("published", "updated")
_SELECTORS = (("published", "datePublished"), ("updated", "dateModified"), ("author", "author"), ("title", "headline"),
              ("section", "articleSection"))  # fmt: skip
_ELSEWHERE = (("published", '[property~="dc:date"][content]', "content"),
              ("published", '[property~="dc:created"][content]', "content"),
              ("published", "abbr.published[title]", "title"), ("published", "time[pubdate][datetime]", "datetime"),
              ("published", "time[datetime]", "datetime"))  # fmt: skip
_MOST_JSON = 2_000_000
_MOST_ITEMS = 20_000
_MOST_SCRIPTS = 100
_SHORTEST_TITLE = 12  # characters of an article's title
_LONGEST_NAME = 5  # words of a site's name
_BARS = re.compile(r"\s*[|»«:•·]+\s*|\s[-–—]+\s")
_BREAK = re.compile(r"<(?:br|/p|/div|/h[1-6]|/li)\b[^<>]{0,200}>|\r\n?", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")


def page_hints(tree: Any, blocks: tuple[Block, ...]) -> Hints:
    """The hints that the head of a resiliparse *tree* gives; JSON-LD outranks meta tags, these outrank ``<title>``."""
    document = tree.document
    found = _from_json_ld(document)
    meta = _meta(document)
    for key, names in _META.items():
        for name in names:
            value = meta.get(name)
            if key in _DATES and iso_of(value) is None:
                continue
            if value and not (key == "author" and value.startswith(("http", "@"))):
                found.setdefault(key, value)
                break
    for key, prop in _SELECTORS:
        if key not in found and not (key == "author" and "byline" in found):
            for node in document.query_selector_all(f'[itemprop~="{prop}"]')[:3]:
                inner = node.query_selector('[itemprop~="name"]') or node
                value = _clean(node.getattr("content") or node.getattr("datetime") or inner.text)
                if value and len(value) < 300 and "://" not in value and (key not in _DATES or iso_of(value)):
                    found[key] = value
                    break
    for key, selector, attribute in _ELSEWHERE:
        if key not in found:
            value = next((n.getattr(attribute) for n in document.query_selector_all(selector)[:1]), None)
            if iso_of(value):
                found[key] = str(value)
    canonical = document.query_selector('link[rel="canonical"]')
    if canonical is not None and canonical.getattr("href"):
        found["address"] = canonical.getattr("href")
    title = _clean(tree.title)
    if title:
        named = _beside(title, found.get("title"))
        if named and named == found.get("author"):  # the site signs as author; its publisher is a company
            found["outlet"] = found.pop("author")
        elif named:
            found.setdefault("outlet", named)
        found.setdefault("title", title)
    return Hints(title=found.get("title"), outlet=found.get("outlet"), published=found.get("published"),
                 updated=found.get("updated"), author=found.get("author"), section=found.get("section"),
                 byline=found.get("byline"),
                 address=found.get("address"), blocks=blocks, body=found.get("body"))  # fmt: skip


def _beside(whole: str, title: str | None) -> str | None:
    """The site's name in a ``<title>``: what bars or dashes part from the article's *title* in it."""
    if not title or title not in whole or len(title) < _SHORTEST_TITLE:
        return None
    rest = [bare for part in _BARS.split(whole.replace(title, "|", 1)) if (bare := part.strip(" -–—"))]
    return rest[-1] if len(rest) == 1 and len(rest[0].split()) <= _LONGEST_NAME else None


def _clean(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return re.sub(r"\s+", " ", unescape(value)).strip() or None


def _meta(document: Any) -> dict[str, str]:
    """The first value of each meta tag, by lower-case name."""
    out: dict[str, str] = {}
    for node in document.get_elements_by_tag_name("meta")[:_MOST_ITEMS]:  # a slice: iterating takes quadratic time
        name = node.getattr("property") or node.getattr("name") or node.getattr("http-equiv")
        value = _clean(node.getattr("content"))
        if name and value:
            out.setdefault(name.strip().lower(), value)
    return out


def _from_json_ld(document: Any) -> dict[str, str]:
    for node in document.query_selector_all('script[type="application/ld+json"]')[:_MOST_SCRIPTS]:
        source = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", node.text or "")
        if not source.strip() or len(source) > _MOST_JSON:
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        items = list(_objects(data))
        named = {i["@id"]: i for i in items if isinstance(i.get("@id"), str) and len(i) > 1}
        for item in items:
            if _is_article(item):
                return _article(item, named)
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON-LD document, outermost first."""
    queue, at = [data], 0
    while at < len(queue) and at < _MOST_ITEMS:
        thing = queue[at]
        at += 1
        if isinstance(thing, dict):
            yield thing
            queue.extend(v for v in thing.values() if isinstance(v, (dict, list)))
        elif isinstance(thing, list):
            queue.extend(v for v in thing if isinstance(v, (dict, list)))


def _is_article(item: dict[str, Any]) -> bool:
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(t, str) and t.endswith(_ARTICLES) for t in names)


def _article(item: dict[str, Any], named: dict[str, dict[str, Any]]) -> dict[str, str]:
    outlet = _name(item.get("publisher"), named) or _name(item.get("sourceOrganization"), named)
    values = {"title": _clean(item.get("headline")) or _clean(item.get("name")), "outlet": outlet,
              "published": _clean(item.get("datePublished")) or _clean(item.get("dateCreated")),
              "updated": _clean(item.get("dateModified")), "author": _name(item.get("author"), named),
              "section": _name(item.get("articleSection"), named),
              "body": _paragraphs(item.get("articleBody"))}  # fmt: skip
    author = item.get("author")
    if isinstance(author, dict) and str(named.get(str(author.get("@id")), author).get("@type")).endswith(
        "Organization"
    ):
        values["byline"] = values.pop("author")  # a body as author is an agency's credit
    return {key: value for key, value in values.items() if value}


def _paragraphs(value: object) -> str | None:
    """The article's text as JSON-LD holds it, a paragraph a line, without the mark-up that some sites leave in."""
    if not isinstance(value, str):
        return None
    text = _BREAK.sub("\n", unescape(value))
    lines = (re.sub(r"\s+", " ", _TAG.sub("", line)).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line) or None


def _name(thing: Any, named: dict[str, dict[str, Any]]) -> str | None:
    """The name of a person or body, given as a string, an object, a reference to one, or a list of them."""
    if isinstance(thing, list):
        names = [n for n in (_name(t, named) for t in thing[:10] if not isinstance(t, list)) if n]
        return "، ".join(dict.fromkeys(names)) or None
    if isinstance(thing, dict):
        full = named.get(str(thing.get("@id")), thing)
        value = full.get("name")
        return _clean(value[0] if isinstance(value, list) and value else value)
    return _clean(thing)
