"""The roles without a conversation: `deliver` sends updates, `match` matches new articles with subscriptions."""

from __future__ import annotations

import asyncio
import logging

from chat.running_tasks import run_until
from commands.process_lifecycle import DELIVER, MATCH, started_process
from config.settings import Settings

log = logging.getLogger(__name__)


def deliver(settings: Settings) -> None:
    """Sends updates, checks feeds and channels, and deletes old rows while elected; stands by otherwise."""
    with started_process(settings, DELIVER) as process:
        process.serve_status()
        from chat.reader_settings import ReaderSettings  # with the rest that only this role needs
        from chat.telegram.admin_reports import channel_check_task, feed_report_task
        from chat.telegram.delivery_tasks import delivering_task, rate_limiter_for
        from chat.telegram.send_only_bot import send_only
        from index.gathering.feeds.feed_store import FeedStore

        database, health_state = process.parts.database, process.health_state
        readers, limiter = ReaderSettings(database), rate_limiter_for(database)

        def chosen_language(person: int) -> str:
            return readers.choices(person).language

        reports = [
            feed_report_task(FeedStore(database), settings.admins, chosen_language),
            channel_check_task(process.parts.channels, settings.admins, chosen_language),
        ]
        sender = delivering_task(database, limiter, chosen_language, more=reports, on_duty=health_state.on_duty)
        process.systemd.starting("reaching Telegram")
        tasks = [sender, process.systemd.bot_task("delivering on Telegram as @{}")]
        process.run(
            lambda stop: send_only(settings, stop, tasks=tasks, rate_limiter=limiter, health_state=health_state)
        )


def match(settings: Settings) -> None:
    """Matches new articles while elected; stands by otherwise."""
    with started_process(settings, MATCH) as process:
        process.serve_status()
        from chat.updates.background_tasks import elected_matching_task  # with the rest that only this role needs
        from updates.matching import SubscriptionMatcher
        from updates.relevance import LibraryAnswerer

        parts = process.parts
        matching = SubscriptionMatcher(parts.database, lambda: parts.embedder, LibraryAnswerer(parts.answerer))
        task = elected_matching_task(parts.database, matching, parts.search.catch_up, process.health_state.on_duty)

        async def serve(stop: asyncio.Event) -> None:
            log.info("matching new articles, or standing by")
            await run_until(stop, [process.systemd.beat("matching what is new"), task()], process.health_state)

        process.run(serve)
