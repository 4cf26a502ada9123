"""Puts everything about updates together for the program that runs the bot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from chat.conversation import Skill
from chat.interfaces import ArticleLookup, Follows
from chat.privacy import Keeper
from chat.updates.background_tasks import BackgroundTask, OnDuty, elected_matching_task
from chat.updates.schedule_commands import ScheduleCommands
from chat.updates.settings_command import SettingsCommand
from chat.updates.subscription_access import SubscriptionsFollow, SubscriptionsKeeper
from chat.updates.subscription_commands import SubscriptionCommands
from chat.updates.update_buttons import UpdateButtons
from index.indexing.embedding import Embedder
from index.library.database import Database
from index.search.interface import SearchIndex
from retrieval.answers import Quote
from updates.matching import SubscriptionMatcher
from updates.preview import Previewer
from updates.relevance import LEVELS, ArticleAnswerer, Levels
from updates.subscription_actions import SubscriptionActions


@dataclass(frozen=True)
class Updates:
    """What `chat.conversation_setup.compose` takes, and what matches news with subscriptions beside it."""

    subscribing: SubscriptionActions
    matching: SubscriptionMatcher
    follows: Follows
    keepers: Sequence[Keeper]
    skills: Sequence[Skill]
    match: BackgroundTask


def compose_updates(
    database: Database,
    shelf: ArticleLookup,
    search: SearchIndex,
    embedder: Embedder,
    answerer: ArticleAnswerer,
    *,
    catch_up: Callable[[], object] = lambda: None,
    shown_of: Callable[[str], Sequence[Quote]] = lambda _question: (),
    levels: Levels = LEVELS,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    on_duty: OnDuty = lambda _duty, _begun: None,
) -> Updates:
    """Returns updates over a library. One argument per part of the program that updates need.

    `catch_up` brings indexes and stories up to the database before each matching; `shown_of` gives the quotes that
    answer a question now, which are no news to whoever follows it; `on_duty` hears what this process was elected for.
    """
    subscribing = SubscriptionActions(database, embedder, now)
    matching = SubscriptionMatcher(database, lambda: embedder, answerer, levels=levels, now=now)
    previewing = Previewer(database, search, embedder, answerer, levels=levels, now=now)
    return Updates(
        subscribing=subscribing,
        matching=matching,
        follows=SubscriptionsFollow(subscribing, shown_of),
        keepers=(SubscriptionsKeeper(),),
        skills=(
            SubscriptionCommands(subscribing, previewing, shelf),
            UpdateButtons(subscribing, shelf),
            ScheduleCommands(subscribing),
            SettingsCommand(subscribing),
        ),
        match=elected_matching_task(database, matching, catch_up, on_duty),
    )
