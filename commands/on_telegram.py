"""Builds the conversation on Telegram, with its updates, admin commands and reports."""

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
from chat.question_queue import QuestionQueue
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
from commands.metrics import Metrics
from commands.parts import Parts
from index.gathering.feeds.feed_store import FeedStore
from retrieval.answer_cache import AnswerCache
from retrieval.answers import Query, Quote, Quoted
from retrieval.paced_answering import PacedAnswerer
from retrieval.reading_depth import ReadingDepth
from updates.relevance import LibraryAnswerer


@dataclass(frozen=True, slots=True)
class TelegramConversation:
    """The conversation on Telegram, and the tasks and handlers beside it."""

    conversation: Conversation
    extensions: Extensions


def paced_answerer(parts: Parts, questions: QuestionQueue, metrics: Metrics | None = None) -> Answerer:
    """Returns the answerer for people: it reads fewer passages while many of their questions wait."""
    depth = ReadingDepth(parts.settings.answer_within)
    cache = AnswerCache(parts.answers_version)
    if metrics is None:
        return PacedAnswerer(parts.answerer, cache, depth, questions.load)
    return metrics.measured(PacedAnswerer(parts.answerer, cache, depth, questions.load, metrics.count_answer))


def quotes_now(answerer: Answerer) -> Callable[[str], Sequence[Quote]]:
    """Returns a function that returns the quotes that answer a question now; none if there is no answer."""

    def quotes(question: str) -> Sequence[Quote]:
        answer = answerer.answer(Query(question, datetime.now(UTC)))
        return answer.quotes if isinstance(answer, Quoted) else ()

    return quotes


def telegram_conversation(
    parts: Parts, metrics: Metrics | None = None, *, health_state: HealthState | None = None, alone: bool = True
) -> TelegramConversation:
    """Builds the conversation on Telegram with its updates.

    Answers are counted in `metrics`. A process that runs `alone` also matches and sends updates; else others do.
    """
    answerer, library, database = parts.answerer, parts.library, parts.database
    admins, on_duty = parts.settings.admins, (health_state or HealthState()).on_duty
    readers, feeds, answers = ReaderSettings(database), FeedStore(database), ShownAnswers(database)
    look_up, posts = SourceChannelLookup(), SourceChannelPosts(parts.channels)
    channels, questions = SourceChannelIntake(parts.channels, look_up), QuestionQueue()
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
        paced_answerer(parts, questions, metrics),
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
            questions=questions,
        ),
    )
