"""Answers inline queries. Only a person's newest is answered, since every letter typed sends another."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar

from telegram import (
    Bot,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from chat.conversation import Conversation, person_words
from chat.messages import InlineResult
from chat.telegram.addressing import BotIdentity, person_of
from chat.telegram.reply_sending import entities, keyboard, preview
from config.clock import Clock

log = logging.getLogger(__name__)

CACHED_S = 30  # Telegram keeps the results for one person that long
PAUSE_S = 0.4  # without another letter: then somebody waits for results
T = TypeVar("T")


class Compute(Protocol):
    """Runs work in a thread."""

    def __call__(self, work: Callable[[], T]) -> Awaitable[T]:
        """Returns the result of the work."""
        ...


class InlineAnswering:
    """Answers inline queries with the conversation's quotes."""

    def __init__(self, bot: Bot, conversation: Conversation, me: BotIdentity, compute: Compute, now: Clock) -> None:
        self._bot = bot
        self._conversation = conversation
        self._me = me
        self._compute = compute
        self._now = now
        self._newest: dict[int, str] = {}  # the id of what each person typed last, until it is answered
        self._computing: dict[int, asyncio.Lock] = {}  # one answer a person at a time

    async def answer(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers what somebody typed once they pause. A query that was overtaken by a newer one is not answered."""
        query = update.inline_query
        if query is None:
            return
        person = query.from_user.id
        self._newest[person] = query.id
        if query.query.strip():
            await asyncio.sleep(PAUSE_S)
        if self._newest.get(person) != query.id:
            return
        async with self._computing.setdefault(person, asyncio.Lock()):
            if self._newest.get(person) != query.id:
                return  # more was typed while the former text was being answered
            await self._offer(query)
            if self._newest.get(person) == query.id:
                del self._newest[person], self._computing[person]

    async def _offer(self, query: InlineQuery) -> None:
        """Offers quotes; if there are none, a button that opens the chat."""
        person = person_of(query.from_user, self._me)
        offers = await self._compute(lambda: self._conversation.offer(person, query.query, self._now()))
        words = person_words(person)
        button = None
        if not offers:
            label = words.say("inline-none" if query.query.strip() else "inline-type")
            button = InlineQueryResultsButton(label, start_parameter="inline")
        try:
            await query.answer(results(offers), cache_time=CACHED_S, is_personal=True, button=button)
        except BadRequest as late:  # more has been typed since
            log.debug("an inline question was answered too late: %s", late)


def results(offers: Sequence[InlineResult]) -> list[InlineQueryResultArticle]:
    """Returns the results in Telegram's form."""
    return [
        InlineQueryResultArticle(
            offer.id,
            offer.title,
            InputTextMessageContent(
                offer.message.text.plain,
                entities=entities(offer.message.text),
                link_preview_options=preview(offer.message),
            ),
            reply_markup=keyboard(offer.message.buttons),
            description=offer.description,
        )
        for offer in offers
    ]
