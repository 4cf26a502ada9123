"""`articles`: the library, listed, shown, retracted from, removed from."""

from __future__ import annotations

import click

from commands.answer_json import card_to_json
from commands.options import CommandsWithDefault, takes_settings
from commands.output import tell, tell_json, tell_text
from commands.parts import Parts
from config.settings import Settings
from index.articles import ArticleState
from index.library import Library

LISTED = 50


@click.group("articles", cls=CommandsWithDefault)
def command() -> None:
    """Lists, shows, retracts and removes articles."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="A JSON line an article.")
@click.option("--limit", default=LISTED, show_default=True, type=click.IntRange(1), help="Articles at most.")
@click.option("--source", help="Of this source only.")
@takes_settings
def list_articles(settings: Settings, as_json: bool = False, limit: int = LISTED, source: str | None = None) -> None:
    """The newest articles."""
    with Parts(settings) as parts:
        cards = parts.library.newest(limit, source=source)
        total = parts.library.counts().articles
    for card in cards:
        if as_json:
            tell_json(card_to_json(card))
        else:
            tell(f"{card.id:>7}  {(card.published_text or 'no date')[:10]:<10}  {card.title}  ({card.source})")
    if not as_json and total > len(cards):
        tell(f"… {total} in all; --limit shows more")


@command.command("show")
@click.argument("reference", metavar="ID_OR_URL")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the stored text that quotes slice.")
@takes_settings
def show(settings: Settings, reference: str, as_json: bool) -> None:
    """One article with its text."""
    with Parts(settings) as parts:
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
@takes_settings
def retract(settings: Settings, reference: str) -> None:
    """Takes an article out of answers at once, and keeps its record."""
    with Parts(settings) as parts:
        library: Library = parts.library
        done = library.retract(library.find(reference))
    tell("retracted: it is not quoted any more" if done else "it was retracted already")


@command.command("remove")
@click.argument("reference", metavar="ID_OR_URL")
@takes_settings
def remove(settings: Settings, reference: str) -> None:
    """Deletes an article for good, with its vectors and words."""
    with Parts(settings) as parts:
        parts.library.remove(parts.library.find(reference))
        parts.search.catch_up()
    tell("removed")
