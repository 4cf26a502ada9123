"""The handlers of Telegram updates: they answer messages and taps, and keep a failure to its own update."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar

from telegram import Bot, Chat, ChatMember, Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from chat.conversation import Conversation, person_words, text_reply
from chat.incoming import IncomingMessage, Place, Tap
from chat.messages import Reply, TapResult
from chat.question_answers import MOST_AT_ONCE
from chat.question_limits import LimitVerdict, QuestionLimit
from chat.question_queue import QuestionQueue
from chat.reader_channels import named_channel, tapped_channel
from chat.telegram import addressing
from chat.telegram.addressing import BotIdentity
from chat.telegram.channel_access import Denial, channel_of, may_post
from chat.telegram.inline_answering import InlineAnswering
from chat.telegram.reply_sending import ReplySender
from chat.telegram.textless_messages import WITHOUT_TEXT, TextlessReplies
from chat.telegram.typing_indicator import TYPING_AFTER_S, typing
from config.clock import Clock, utc_now
from config.settings import QUESTIONS_PER_GROUP, QUESTIONS_PER_PERSON
from retrieval.long_messages import separate_questions

log = logging.getLogger(__name__)

LEADERS = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})
T = TypeVar("T")
Incoming = TypeVar("Incoming", IncomingMessage, Tap)


class IncomingHandlers:
    """Handles Telegram updates. Answers are computed in threads, so that the bot goes on listening."""

    UPDATES = (
        Update.MESSAGE,
        Update.EDITED_MESSAGE,
        Update.CHANNEL_POST,
        Update.CALLBACK_QUERY,
        Update.INLINE_QUERY,
        Update.MY_CHAT_MEMBER,
    )

    def __init__(
        self,
        bot: Bot,
        conversation: Conversation,
        me: BotIdentity,
        *,
        a_person: int = QUESTIONS_PER_PERSON,
        a_group: int = QUESTIONS_PER_GROUP,
        typing_after_s: float = TYPING_AFTER_S,
        queue: QuestionQueue | None = None,
        now: Clock = utc_now,
    ) -> None:
        """One argument per limit that tests set. `queue` is what the answerer looks at."""
        self._bot = bot
        self._typing_after_s = typing_after_s
        self._conversation = conversation
        self._me = me
        self._now = now
        self._sender = ReplySender(bot)
        self._people, self._groups = QuestionLimit(a_person), QuestionLimit(a_group)
        self._queue = queue or QuestionQueue()
        self._workers = ThreadPoolExecutor(self._queue.workers, thread_name_prefix="answer")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="note")  # stores what was shown, beside the answers
        self._textless_replies = TextlessReplies()
        self._inline = InlineAnswering(bot, conversation, me, self.compute, now)

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """See HandlerSet."""
        said = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
        application.add_handler(MessageHandler((filters.TEXT | filters.CAPTION) & said, self.hear))
        application.add_handler(MessageHandler(filters.COMMAND & filters.UpdateType.CHANNEL_POST, self.hear))
        application.add_handler(MessageHandler(WITHOUT_TEXT & filters.UpdateType.MESSAGE, self.without_words))
        application.add_handler(CallbackQueryHandler(self.tap))
        application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, self.moved))
        application.add_handler(ChatMemberHandler(self.membership, ChatMemberHandler.MY_CHAT_MEMBER))
        application.add_handler(InlineQueryHandler(self._inline.answer))
        application.add_error_handler(self.failed)

    def close(self) -> None:
        """Ends the threads."""
        for threads in (self._workers, self._writer):
            threads.shutdown(wait=False, cancel_futures=True)

    async def hear(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers a message if it is for the bot."""
        message = update.message or update.edited_message or update.channel_post
        incoming = addressing.incoming_message(message, self._me, self._now()) if message else None
        if message is None or incoming is None:
            return
        self._textless_replies.had_words(message)
        too_many = self._over_limit(incoming)
        if too_many is LimitVerdict.ALLOWED:
            replies = await self._replies(incoming)
        elif too_many is LimitVerdict.TELL:
            replies = text_reply(
                person_words(incoming.person).say("too-many-questions", minutes=self._minutes(incoming))
            )
        else:
            return
        for reply in replies:
            await self._say(incoming.place, reply, None if incoming.place.private else incoming.message)

    async def _replies(self, incoming: IncomingMessage) -> Sequence[Reply]:
        """Returns the replies to a message; to one about a channel, if the speaker may manage that channel."""
        named = None if incoming.edited else named_channel(incoming.text)
        if incoming.place.channel and not await self._may_post(incoming.place):
            return ()
        if named is None:
            incoming = await self._with_rights(incoming)
        else:
            channel: Place | Denial = Denial.NOT_HERE
            if incoming.place.private:
                channel = await channel_of(self._bot, named.reference, incoming.person.id)
            if isinstance(channel, Denial):
                name = str(named.reference) if isinstance(named.reference, str) else ""
                return text_reply(await self.compute(lambda: self._conversation.denied(incoming.person, channel, name)))
            incoming = replace(incoming, text=named.text, about=channel)
        async with typing(self._bot, incoming.place, self._typing_after_s):
            return await self.compute(lambda: self._conversation.hear(incoming))

    async def without_words(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Says, once in a while, that the bot cannot read a picture or a voice message."""
        message = update.message
        speaker = addressing.speaker_of(message, self._me) if message else None
        if message is None or speaker is None or not self._textless_replies.to_be_told(message, self._now()):
            return
        said = await self.compute(lambda: self._conversation.without_words(speaker))
        await self._say(addressing.place_of(message), said, None)

    async def tap(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Carries out a tap."""
        query = update.callback_query
        tap = addressing.tap(query, self._me, self._now()) if query else None
        if query is None or tap is None:
            return
        tapped = await self._tapped(tap)
        if tapped.change is not None:
            await self._sender.change(tap.place, tap.message, tapped.change)
        try:
            await query.answer(tapped.toast or None)
        except TelegramError as failure:  # too late to be seen; what the tap asked for is done all the same
            log.debug("a tap cannot be acknowledged: %s", failure)
        for reply in tapped.replies:
            await self._say(tap.place, reply, None)

    async def _tapped(self, tap: Tap) -> TapResult:
        """Returns the result of a tap; of one about a channel, if the speaker may manage that channel."""
        about = tapped_channel(tap.data) if tap.place.private else None
        if about is None:
            tap = await self._with_rights(tap)
        else:
            channel = await channel_of(self._bot, about[0], tap.person.id)
            if isinstance(channel, Denial):
                return TapResult(toast=await self.compute(lambda: self._conversation.denied(tap.person, channel)))
            tap = replace(tap, data=about[1], about=channel)
        return await self.compute(lambda: self._conversation.tap(tap))

    async def moved(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Notes that a group became a supergroup. Telegram says so in both; the message in the old one is enough."""
        message = update.message
        moved = addressing.moved(message) if message is not None and message.migrate_to_chat_id else None
        if moved is not None:
            await self.compute(lambda: self._conversation.moved(*moved))

    async def membership(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Notes that the bot may write to a chat again."""
        change = update.my_chat_member
        if change is None:
            return
        kind = change.chat.type
        if may_post(change.new_chat_member, kind) and not may_post(change.old_chat_member, kind):
            await self.compute(lambda: self._conversation.came_back(change.chat.id))

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Logs the failure of a Telegram update with its traceback, and tells who sent it in one line."""
        if isinstance(context.error, Forbidden):
            log.info("a chat does not want the bot any more: %s", context.error)
            return
        log.error("an update could not be answered", exc_info=context.error)
        if not isinstance(update, Update) or isinstance(context.error, TelegramError):
            return
        if (query := update.callback_query) is not None:
            person = addressing.person_of(query.from_user, self._me)
            await query.answer(person_words(person).say("went-wrong"))
        elif update.message is not None and (
            incoming := addressing.incoming_message(update.message, self._me, self._now())
        ):
            await self._say(incoming.place, text_reply(person_words(incoming.person).say("went-wrong"))[0], None)

    async def too_much_waits(self, update: Update) -> None:
        """Says that a message will not be answered, if it was for the bot. Raises TelegramError."""
        message = update.message
        incoming = addressing.incoming_message(message, self._me, self._now()) if message else None
        if incoming is not None:
            replies = text_reply(person_words(incoming.person).say("too-many-questions", minutes=1))
            await self._say(incoming.place, replies[0], None if incoming.place.private else incoming.message)

    async def compute(self, work: Callable[[], T]) -> T:
        """Runs the work in a thread and returns its result."""
        return await asyncio.get_running_loop().run_in_executor(self._workers, self._queue.noted(work))

    async def _say(self, place: Place, reply: Reply, to: int | None) -> None:
        message = reply.replaces
        if message is None or not await self._sender.change(place, message, reply.message):
            message = await self._sender.say(place, reply.message, to)
        if reply.answer is not None:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._writer, self._conversation.was_shown, reply, message)

    def _over_limit(self, incoming: IncomingMessage) -> LimitVerdict:
        """Returns whether the questions of a message are within the limits of its person and group."""
        count = min(max(1, len(separate_questions(incoming.text))), MOST_AT_ONCE)
        verdict = self._people.take(incoming.person.id, incoming.at, count)
        if verdict is LimitVerdict.ALLOWED and not incoming.place.private:
            return self._groups.take(incoming.place.chat, incoming.at, count)
        return verdict

    def _minutes(self, incoming: IncomingMessage) -> int:
        waits = self._people.minutes_to_wait(incoming.person.id, incoming.at)
        return (
            waits
            if incoming.place.private
            else max(waits, self._groups.minutes_to_wait(incoming.place.chat, incoming.at))
        )

    async def _may_post(self, channel: Place) -> bool:
        """Whether the bot may answer in a channel."""
        try:
            member = await self._bot.get_chat_member(channel.chat, self._me.id)
        except TelegramError as failure:
            log.info("whether the bot may post in a channel cannot be learned: %s", failure)
            return False
        return may_post(member, Chat.CHANNEL)

    async def _with_rights(self, heard: Incoming) -> Incoming:
        """Returns the message or tap with the speaker's rights, as Telegram says, if access depends on them."""
        if not self._conversation.needs_rights(heard):
            return heard
        try:
            member = await self._bot.get_chat_member(heard.place.chat, heard.person.id)
        except TelegramError as failure:
            log.info("the rights of somebody in a group cannot be learned: %s", failure)
            return heard
        return replace(heard, person=replace(heard.person, leads=member.status in LEADERS))
