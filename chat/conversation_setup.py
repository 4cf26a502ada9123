"""Puts a conversation together from its skills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from chat import command_menu
from chat.admin_commands import AdminCommands, Catalogue
from chat.answer_pages import first_page
from chat.bare_links import LinkedPages
from chat.browsing import Browsing
from chat.claim_checks import ClaimChecks
from chat.conversation import Command, Conversation, Skill, Upkeep
from chat.conversation_memory import Memory, OwnMemory
from chat.feedback import Feedback
from chat.inline_queries import InlineQueries
from chat.interfaces import Answerer, ArticleLookup, ChatEventListener, Follows, NoFollows
from chat.message_kinds import PlainWords
from chat.plain_requests import PlainRequests
from chat.privacy import Keeper, Privacy
from chat.question_answers import QuestionAnswering
from chat.reader_settings import Readers
from chat.sample_questions import SampleQuestions
from chat.shown_answers import ShownAnswers, answer_of
from chat.welcome import Welcome
from index.library.database import Database
from retrieval.answers import Quoted


@dataclass(frozen=True, slots=True)
class _Around:
    """What happens to chats, passed on to everybody who wants to know."""

    answers: ShownAnswers
    shelf: ArticleLookup
    chat_listeners: Sequence[ChatEventListener]

    def was_shown(self, key: str, message: int) -> None:
        """An answer stands in that message now."""
        self.answers.was_shown(key, message)
        shown = self.answers.get(key) if self.chat_listeners else None
        answer = answer_of(shown, self.shelf) if shown is not None else None
        if shown is not None and isinstance(answer, Quoted):
            for chat_listener in self.chat_listeners:
                chat_listener.shown(shown.place, message, (*first_page(answer), *answer.earlier))

    def came_back(self, chat: int) -> None:
        """See ChatEventListener."""
        for chat_listener in self.chat_listeners:
            chat_listener.came_back(chat)

    def moved(self, old: int, new: int) -> None:
        """See ChatEventListener."""
        self.answers.moved(old, new)
        for chat_listener in self.chat_listeners:
            chat_listener.moved(old, new)

    def language_chosen(self, person: int, language: str) -> None:
        """See ChatEventListener."""
        for chat_listener in self.chat_listeners:
            chat_listener.language_chosen(person, language)


@dataclass(frozen=True, slots=True)
class ConversationParts:
    """A conversation, and the parts of it that other commands use by themselves."""

    conversation: Conversation
    privacy: Privacy
    chosen_language: Callable[[int], str]  # of a person by id; empty where their client's counts


def compose(
    answerer: Answerer,
    library: Catalogue,
    database: Database,
    *,
    follows: Follows | None = None,
    keepers: Sequence[Keeper] = (),
    chat_listeners: Sequence[ChatEventListener] = (),
    more_skills: Sequence[Skill] = (),
    language_of_chat: Callable[[int], str] = lambda _chat: "",
    preview: bool = False,
    readers: Readers | None = None,
) -> ConversationParts:
    """The conversation over a library.

    `follows` keeps questions open; `keepers` store rows about people beside the conversation's own; `chat_listeners`
    hear of what happens to chats; `more_skills` add commands and buttons; `language_of_chat` gives the language of
    whoever writes in the name of a group or channel that chose none; `preview` shows a small preview of an answer's
    first source; `readers` are those that others of this process ask. One argument per part that a platform adds.
    """
    answers, readers, memory = ShownAnswers(database), readers or Readers(database), _memory(database)
    around = _Around(answers, library, chat_listeners)
    asking = QuestionAnswering(answerer, library, answers, memory, follows or NoFollows(), preview=preview)
    browsing = Browsing(answerer, library)
    feedback = Feedback(database, answers, readers, asking.view)
    privacy = Privacy(database, keepers, (answers, readers, memory))
    skills: list[Skill] = [asking, browsing, feedback, privacy, AdminCommands(database, library), *more_skills]
    greeting = Welcome(
        readers,
        memory,
        asking.ask,
        browsing.article,
        lambda said: command_menu.usable({k: entry for one in skills for k, entry in one.commands().items()}, said),
        asking.follow_brought,
        around,
        library,
        SampleQuestions(answerer, library),
    )
    skills.insert(0, greeting)

    def forget_old(now: datetime) -> None:
        answers.forget_old(now)
        memory.forget_old(now)

    def chosen_language(person: int) -> str:
        return readers.language(person) or (language_of_chat(person) if person < 0 else "")

    upkeep = Upkeep(
        chosen_language,
        around.was_shown,
        forget_old,
        InlineQueries(answerer).offers,
        around.came_back,
        around.moved,
    )
    reception = PlainRequests(answers, memory, greeting.first_words, lambda name: _command(skills, name))
    skills.append(reception)
    hears = PlainWords(asking.ask, ClaimChecks(answerer), LinkedPages(answerer, library, answers), reception)
    return ConversationParts(Conversation(hears.hear, skills, upkeep), privacy, readers.language)


def _command(skills: Sequence[Skill], name: str) -> Command | None:
    """What answers a command, where a skill has it."""
    found = next((commands[name] for skill in skills if name in (commands := skill.commands())), None)
    return found.answer if found else None


def _memory(database: Database) -> Memory:
    """One for this process, or the one of all that answer over this database."""
    if database.is_sqlite:
        return OwnMemory()
    from chat.shared_conversation_memory import SharedMemory  # only needed there

    return SharedMemory(database)
