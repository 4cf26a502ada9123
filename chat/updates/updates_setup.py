"""Builds the parts of the program that deal with updates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chat.conversation import Skill
from chat.interfaces import ArticleLookup, StandingQuestions
from chat.privacy import PersonalDataStore
from chat.reader_settings import LinkPreviews, ReaderSettings
from chat.updates.background_tasks import BackgroundTask, OnDuty, elected_matching_task
from chat.updates.schedule_commands import ScheduleCommands
from chat.updates.settings_command import SettingsCommand
from chat.updates.subscription_access import SubscribedQuestions, SubscriptionPersonalData
from chat.updates.subscription_commands import SubscriptionCommands
from chat.updates.update_buttons import UpdateButtons
from config.clock import Clock, utc_now
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
    """What `chat.conversation_setup.build_conversation` needs for updates, and the task that matches news."""

    actions: SubscriptionActions
    matching: SubscriptionMatcher
    standing_questions: StandingQuestions
    personal_data: Sequence[PersonalDataStore]
    skills: Sequence[Skill]
    match: BackgroundTask


def build_updates(
    database: Database,
    library: ArticleLookup,
    search: SearchIndex,
    embedder: Embedder,
    answerer: ArticleAnswerer,
    *,
    catch_up: Callable[[], object] = lambda: None,
    shown_of: Callable[[str], Sequence[Quote]] = lambda _question: (),
    levels: Levels = LEVELS,
    now: Clock = utc_now,
    on_duty: OnDuty = lambda _duty, _begun: None,
    readers: ReaderSettings | None = None,
    preview: bool = False,
) -> Updates:
    """Builds the updates of a library. One argument per part of the program that updates need.

    `catch_up` brings indexes and stories up to date before each matching. `shown_of` returns the quotes that answer a
    question now, which are not news to its follower. `on_duty` is called when this process is elected.
    `readers` is passed in if other parts of the process use it too. `preview` is as in `build_conversation`.
    """
    actions = SubscriptionActions(database, embedder, now)
    matching = SubscriptionMatcher(database, lambda: embedder, answerer, levels=levels, now=now)
    previewer = Previewer(database, search, embedder, answerer, levels=levels, now=now)
    return Updates(
        actions=actions,
        matching=matching,
        standing_questions=SubscribedQuestions(actions, shown_of),
        personal_data=(SubscriptionPersonalData(),),
        skills=(
            SubscriptionCommands(actions, previewer, library),
            UpdateButtons(actions, library),
            ScheduleCommands(actions),
            SettingsCommand(actions, LinkPreviews(readers or ReaderSettings(database), preview)),
        ),
        match=elected_matching_task(database, matching, catch_up, on_duty),
    )
