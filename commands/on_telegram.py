"""The conversation on Telegram, put together with what goes on beside it: updates, admins, reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from chat.article_intake import ArticleIntake
from chat.broadcasts import Broadcasts
from chat.conversation import Conversation
from chat.conversation_setup import build_conversation
from chat.health_state import HealthState
from chat.interfaces import Answerer
from chat.reader_settings import ReaderSettings
from chat.shown_answers import ShownAnswers
from chat.source_channel_intake import SourceChannelIntake
from chat.telegram.admin_reports import channel_check_task, feed_report_task
from chat.telegram.delivery_tasks import delivery_extensions
from chat.telegram.document_intake import DocumentIntake
from chat.telegram.extensions import Extensions
from chat.telegram.source_channel_lookup import SourceChannelLookup
from chat.telegram.source_channel_posts import SourceChannelPosts
from chat.updates.subscription_access import SubscriptionChatEvents
from chat.updates.updates_setup import build_updates
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
    """Builds the conversation on Telegram with its updates. Questions are answered through what `measured` returns.

    If the process runs `alone`, it also matches and sends updates; otherwise other processes do.
    """
    answerer, library, database = parts.answerer, parts.library, parts.database
    admins, on_duty = parts.settings.admins, (health_state or HealthState()).on_duty
    readers, feeds, answers = ReaderSettings(database), FeedStore(database), ShownAnswers(database)
    look_up, posts = SourceChannelLookup(), SourceChannelPosts(parts.channels)
    channels = SourceChannelIntake(parts.channels, look_up)
    intake = ArticleIntake(LibraryIntake(parts), feeds, channels, answers.question)
    updates = build_updates(
        database,
        library,
        parts.search,
        parts.embedder,
        LibraryAnswerer(answerer),
        catch_up=parts.search.catch_up,
        shown_of=quotes_now(answerer),
        on_duty=on_duty,
        readers=readers,
        preview=parts.settings.link_preview,
    )
    on_telegram = delivery_extensions(
        database,
        updates,
        chosen_language=readers.language,
        beside_sending=[
            feed_report_task(feeds, admins, readers.language),
            channel_check_task(parts.channels, admins, readers.language),
        ],
        on_duty=on_duty,
    )
    whole = build_conversation(
        measured(answerer),
        library,
        database,
        standing_questions=updates.standing_questions,
        personal_data=updates.personal_data,
        chat_listeners=[SubscriptionChatEvents(updates.actions)],
        more_skills=[*updates.skills, intake, Broadcasts(database)],
        language_of_chat=updates.actions.language,
        preview=parts.settings.link_preview,
        readers=readers,
    )
    return TelegramConversation(
        conversation=whole.conversation,
        extensions=replace(
            on_telegram,
            tasks=[*(on_telegram.tasks if alone else ()), look_up.serve],
            handler_sets=[*on_telegram.handler_sets, DocumentIntake(intake, admins, readers.language), posts],
            keep=posts.keep,
        ),
    )
