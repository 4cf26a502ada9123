"""The conversation on Telegram, put together with what goes on beside it: updates, admins, reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from chat.article_intake import ArticleIntake
from chat.broadcasts import Broadcasts
from chat.channel_intake import ChannelIntake
from chat.conversation import Conversation
from chat.conversation_setup import compose
from chat.health_state import HealthState
from chat.interfaces import Answerer
from chat.reader_settings import Readers
from chat.shown_answers import ShownAnswers
from chat.telegram.channel_lookup import ChannelLookUp
from chat.telegram.channel_posts import ChannelPosts
from chat.telegram.channel_reports import looking_after_channels
from chat.telegram.document_intake import DocumentIntake
from chat.telegram.extensions import Extensions
from chat.telegram.feed_reports import reporting_feeds
from chat.telegram.telegram_updates import telegram_updates
from chat.updates.chat_events import SubscriptionChatEvents
from chat.updates.updates_setup import compose_updates
from commands.library_intake import LibraryIntake
from commands.parts import Parts
from index.gathering.feeds.feed_store import FeedStore
from retrieval.answers import Query, Quote, Quoted
from updates.relevance import LibraryAnswerer


@dataclass(frozen=True, slots=True)
class TelegramConversation:
    """The conversation on Telegram, and what goes on beside it."""

    conversation: Conversation
    extensions: Extensions


def as_it_is(answerer: Answerer) -> Answerer:
    """The same: nothing is measured."""
    return answerer


def quotes_now(answerer: Answerer) -> Callable[[str], Sequence[Quote]]:
    """Returns a function that gives the quotes that answer a question now, none where it is refused."""

    def quotes(question: str) -> Sequence[Quote]:
        answer = answerer.answer(Query(question, datetime.now(UTC)))
        return answer.quotes if isinstance(answer, Quoted) else ()

    return quotes


def telegram_conversation(
    parts: Parts,
    measured: Callable[[Answerer], Answerer] = as_it_is,
    *,
    health_state: HealthState | None = None,
    alone: bool = True,
) -> TelegramConversation:
    """What can be talked about on Telegram, updates included; questions are answered through what `measured` gives.

    Updates are matched and sent beside it where it is `alone`, else by processes of their own.
    """
    answerer, library, database = parts.answerer, parts.library, parts.database
    admins, on_duty = parts.settings.admins, (health_state or HealthState()).on_duty
    readers, feeds = Readers(database), FeedStore(database)
    answers = ShownAnswers(database)
    look_up, posts = ChannelLookUp(), ChannelPosts(parts.channels)
    supplying = ArticleIntake(LibraryIntake(parts), feeds, ChannelIntake(parts.channels, look_up), answers.question)

    updates = compose_updates(
        database,
        library,
        parts.search,
        parts.embedder,
        LibraryAnswerer(answerer),
        catch_up=parts.search.catch_up,
        shown_of=quotes_now(answerer),
        on_duty=on_duty,
    )
    on_telegram = telegram_updates(
        database,
        updates,
        chosen_language=readers.language,
        beside_sending=[
            reporting_feeds(feeds, admins, readers.language),
            looking_after_channels(parts.channels, admins, readers.language),
        ],
        on_duty=on_duty,
    )
    whole = compose(
        measured(answerer),
        library,
        database,
        follows=updates.follows,
        keepers=updates.keepers,
        chat_listeners=[SubscriptionChatEvents(updates.subscribing)],
        more_skills=[*updates.skills, supplying, Broadcasts(database)],
        language_of_chat=updates.subscribing.language,
        preview=parts.settings.link_preview,
        readers=readers,
    )
    return TelegramConversation(
        conversation=whole.conversation,
        extensions=replace(
            on_telegram,
            tasks=[*(on_telegram.tasks if alone else ()), look_up.serve],
            handler_sets=[*on_telegram.handler_sets, DocumentIntake(supplying, admins, readers.language), posts],
            keep=posts.keep,
        ),
    )
