"""Handles what admins send to be indexed, in a thread of its own, so that questions are answered meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from telegram import Document, Message, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from chat.article_intake import ArticleIntake
from chat.conversation import command_in, person_words, text_reply
from chat.incoming import Person, Place
from chat.messages import Reply, TapResult
from chat.permissions import AccessDecision, decide_access
from chat.reader_settings import ChosenLanguage, none_chosen, with_chosen_language
from chat.telegram import addressing
from chat.telegram.addressing import BotIdentity
from chat.telegram.reply_sending import ReplySender
from chat.telegram.typing_indicator import typing
from config.clock import Clock, utc_now

log = logging.getLogger(__name__)

MOST_BYTES = 15_000_000  # of a document; Telegram gives bots no more than 20 MB
BEFORE_OTHERS = -1  # the handler group: these run before the conversation

Work = Callable[[], Sequence[Reply]]


class DocumentIntake:
    """Handlers of admins' /add and /feeds, and of the documents that admins send in private."""

    UPDATES: ClassVar[tuple[str, ...]] = (Update.MESSAGE,)

    def __init__(
        self,
        intake: ArticleIntake,
        admins: Collection[int],
        chosen_language: ChosenLanguage = none_chosen,
        now: Clock = utc_now,
    ) -> None:
        self._intake = intake
        self._admins = frozenset(admins)
        self._chosen_language = chosen_language
        self._now = now
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="intake")  # one by one: answers need the cores

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """See HandlerSet."""
        ours = filters.UpdateType.MESSAGE & filters.User(self._admins)
        application.add_handler(MessageHandler(ours & filters.TEXT, self.command), BEFORE_OTHERS)
        sent = ours & filters.ChatType.PRIVATE & filters.Document.ALL
        application.add_handler(MessageHandler(sent, self.document), BEFORE_OTHERS)
        ours_tapped = rf"^(?:{'|'.join(ArticleIntake.TAPPED)}):"
        application.add_handler(CallbackQueryHandler(self.tapped, ours_tapped), BEFORE_OTHERS)

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Carries out /add and /feeds; everything else goes on to the conversation."""
        message = update.message
        incoming = addressing.incoming_message(message, self._me(context), self._now()) if message else None
        if message is None or incoming is None:
            return
        name, rest = command_in(incoming.text.strip())
        if name not in ArticleIntake.NAMES:
            return
        incoming = replace(incoming, person=self._with_language(incoming.person))
        entry = self._intake.commands()[name]
        if decide_access(entry.audience_of(rest), incoming) is not AccessDecision.ALLOWED:
            return  # the conversation says why
        await self._answer(context, message, incoming.person, partial(entry.answer, incoming, rest))
        raise ApplicationHandlerStop

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Carries out a button under a link that an admin sent; the conversation refuses those of others."""
        query = update.callback_query
        tap = addressing.tap(query, self._me(context), self._now()) if query else None
        if query is None or tap is None or not isinstance(query.message, Message):
            return
        verb, *parts = tap.data.split(":")
        entry = self._intake.taps()[f"{verb}:word"]
        tap = replace(tap, person=self._with_language(tap.person))
        if len(parts) != 1 or decide_access(entry.audience_of(parts[0]), tap) is not AccessDecision.ALLOWED:
            return
        with contextlib.suppress(TelegramError):  # too late to be seen
            await query.answer()
        await self._answer(context, query.message, tap.person, lambda: _said(entry.answer(tap, parts), tap.person))
        raise ApplicationHandlerStop

    async def document(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Indexes a document."""
        message = update.message
        person = addressing.speaker_of(message, self._me(context)) if message is not None else None
        if message is None or message.document is None or person is None or not person.admin:
            return
        await self._answer(context, message, self._with_language(person), None)
        raise ApplicationHandlerStop

    async def _answer(
        self, context: ContextTypes.DEFAULT_TYPE, message: Message, person: Person, work: Work | None
    ) -> None:
        """Sends the result of the work; without work, of indexing the message's document."""
        place, sender = addressing.place_of(message), ReplySender(context.bot)
        try:
            async with typing(context.bot, place):
                if work is None and message.document is not None:
                    work = await self._fetched(sender, message.document, person)
                assert work is not None  # noqa: S101  # it is given, or there is a document
                replies = await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except Exception:  # otherwise the sender would get no reply, and the conversation would answer it as a question
            log.exception("what an admin sent could not be added")
            replies = text_reply(person_words(person).say("went-wrong"))
        await self._say(sender, place, replies, message)

    async def _fetched(self, sender: ReplySender, document: Document, person: Person) -> Work:
        too_large = partial(text_reply, person_words(person).say("add-too-large", megabytes=MOST_BYTES // 1_000_000))
        if (document.file_size or 0) > MOST_BYTES:
            return too_large
        file = await sender.patiently(document.get_file)
        if (file.file_size or 0) > MOST_BYTES:
            return too_large
        content = bytes(await sender.patiently(file.download_as_bytearray))
        if len(content) > MOST_BYTES:
            return too_large
        return partial(self._intake.add_file, person, document.file_name or "document", content)

    async def _say(self, sender: ReplySender, place: Place, replies: Sequence[Reply], message: Message) -> None:
        for reply in replies:
            await sender.say(place, reply.message, message.message_id)

    def _me(self, context: ContextTypes.DEFAULT_TYPE) -> BotIdentity:
        return BotIdentity(context.bot.id, context.bot.username, self._admins)

    def _with_language(self, person: Person) -> Person:
        return with_chosen_language(person, self._chosen_language)


def _said(tapped: TapResult, person: Person) -> Sequence[Reply]:
    """Returns the result of a tap as replies."""
    return tapped.replies or text_reply(tapped.toast or person_words(person).say("went-wrong"))
