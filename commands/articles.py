"""`articles`: lists, shows, retracts, restores and removes articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.answer_json import card_to_json
from commands.options import CommandsWithDefault, reads_parts
from commands.output import tell, tell_json, tell_text
from index.library.articles import ArticleState

if TYPE_CHECKING:
    from commands.parts import Parts

LISTED, MOST_LISTED = 50, 1_000_000_000  # more than any library holds, and a number that databases take


@click.group("articles", cls=CommandsWithDefault)
def command() -> None:
    """List, show, retract, restore and remove articles."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON line per article.")
@click.option(
    "--limit", default=LISTED, show_default=True, type=click.IntRange(1, MOST_LISTED), help="Show at most this many."
)
@click.option("--source", help="Show only articles of this source.")
@click.option("--title", help="Show only articles with these words in their titles.")
@click.option("--retracted", is_flag=True, help="Show retracted articles; `articles restore` brings one back.")
@reads_parts
def list_articles(
    parts: Parts,
    as_json: bool = False,
    limit: int = LISTED,
    source: str | None = None,
    title: str | None = None,
    retracted: bool = False,
) -> None:
    """List the newest articles."""
    state = ArticleState.RETRACTED if retracted else ArticleState.LIVE
    cards = parts.library.newest(limit + 1, source=source, title=title, state=state)
    is_cut, cards = len(cards) > limit, cards[:limit]
    for card in cards:
        if as_json:
            tell_json(card_to_json(card))
        else:
            day = (card.published_text or "no date")[:10]
            tell(f"{card.id:>7}  {day:<10}  {card.title}" + (f"  ({card.source})" if card.source else ""))
    if not as_json and is_cut:
        counts = parts.library.counts()
        every = "" if source or title else f"{counts.retracted if retracted else counts.articles} in all; "
        tell(f"… {every}--limit shows more")
    if not as_json and not cards and (source or title):
        tell("no such articles")


@command.command("show")
@click.argument("reference", metavar="ID_OR_URL")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the stored text that quotes slice.")
@reads_parts
def show(parts: Parts, reference: str, as_json: bool) -> None:
    """Show one article with its text."""
    library = parts.library
    id_ = library.find(reference)
    article = library.article(id_)
    addresses = library.addresses(id_)
    versions = library.versions(id_)
    if article is None:
        raise click.ClickException(f"article {reference} was removed a moment ago")
    card = article.card
    if as_json:
        row = card_to_json(card) | {
            "text": article.text,
            "authors": list(article.authors),
            "language": card.language,
            "state": article.state.value,
            "addresses": addresses,
            "versions": [
                {"version": v.number, "title": v.title, "text": v.text, "until": v.until.isoformat()} for v in versions
            ],
        }
        tell_json(row)
        return
    tell(card.title)
    tell(" · ".join(part for part in (card.source, card.published_text, ", ".join(article.authors)) if part))
    for address in addresses:
        tell(address)
    if article.state is ArticleState.RETRACTED:
        tell("RETRACTED: it is not quoted any more")
    if versions:
        tell(f"corrected {len(versions)} times, last on {versions[-1].until:%Y-%m-%d}")
    tell_text(f"\n{article.text}")


@command.command("retract")
@click.argument("reference", metavar="ID_OR_URL")
@reads_parts
def retract(parts: Parts, reference: str) -> None:
    """Stop quoting an article, and keep it."""
    done = parts.library.retract(parts.library.find(reference))
    tell("retracted: it is not quoted any more" if done else "it was retracted already")


@command.command("restore")
@click.argument("reference", metavar="ID_OR_URL")
@reads_parts
def restore(parts: Parts, reference: str) -> None:
    """Quote a retracted article again."""
    done = parts.library.restore(parts.library.find(reference))
    parts.search.catch_up()
    tell("restored: it is quoted again" if done else "it is not retracted")


@command.command("remove")
@click.argument("reference", metavar="ID_OR_URL")
@reads_parts
def remove(parts: Parts, reference: str) -> None:
    """Delete an article for good."""
    parts.library.remove(parts.library.find(reference))
    parts.search.catch_up()
    tell("removed")
