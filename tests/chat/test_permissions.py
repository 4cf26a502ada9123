"""Who may use what: every command, button and link, by kind of speaker. What is new has to be listed here."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from chat.conversation import Command, Conversation, ConversationHooks, TapAnswer, text_reply
from chat.deep_links import ArticleLink, FollowLink, QuestionLink
from chat.incoming import IncomingMessage, Person, Place, Tap
from chat.messages import Reply, TapResult
from chat.permissions import Guarded
from chat.schema import readers
from chat.translations import words
from commands.on_telegram import telegram_conversation
from commands.parts import Parts
from config.settings import read_settings
from index.library.database import Database
from testing.fake_answerer import NOW
from testing.tiny_embedder import TinyEmbedder
from tests.chat.link_payloads import link_payload
from updates.schema import deliveries, digests, subscribers, subscriptions

GROUP, CHANNEL = -1_000_000_000_007, -1_000_000_000_008
IN_GROUP = Place("telegram", GROUP, private=False)
FILE = {
    "format": "quotewire-subscriptions",
    "version": 1,
    "time_zone": "Asia/Tokyo",
    "quiet": "01:00-02:00",
    "subscriptions": [{"kind": "topic", "text": "harbour cranes", "include": [], "exclude": []}],
}

SPEAKERS = {
    "a member": (IN_GROUP, Person(5, leads=False)),
    "whoever nobody asked about": (IN_GROUP, Person(5)),
    "a channel": (IN_GROUP, Person(CHANNEL, leads=False)),
    "the bot's admin as a member": (IN_GROUP, Person(8, admin=True, leads=False)),
    "an admin": (IN_GROUP, Person(6, leads=True)),
    "an anonymous admin": (IN_GROUP, Person(GROUP, leads=True)),
    "a reader in private": (Place("telegram", 7), Person(7)),
    "the bot's admin in private": (Place("telegram", 8), Person(8, admin=True)),
}
NO_LEADERS = ("a member", "whoever nobody asked about", "a channel", "the bot's admin as a member")
IN_THE_GROUP = (*NO_LEADERS, "an admin", "an anonymous admin")
OPERATORS = ("the bot's admin as a member", "the bot's admin in private")


def each(otherwise: str, **groups: Sequence[str]) -> dict[str, str]:
    """What each kind of speaker gets."""
    return dict.fromkeys(SPEAKERS, otherwise) | {
        name: gets.replace("_", " ") for gets, names in groups.items() for name in names
    }


ANYBODY = each("answered")
LEADERS = each("answered", admins_only=NO_LEADERS)
IN_PRIVATE = each("answered", in_private_only=IN_THE_GROUP)
OPERATORS_SAID = each("silence", unknown=["a reader in private"], answered=OPERATORS)
OPERATORS_TAPPED = each("not yours", answered=OPERATORS)

WORDS = {
    "What of the harbour?": ANYBODY,
    "https://elsewhere.example/harbour-cranes": ANYBODY,
}  # an answer to a message of the bot is heard as these are
COMMANDS = {
    "/ask What of the harbour?": ANYBODY,
    "/context": ANYBODY,
    "/more": ANYBODY,
    "/latest": ANYBODY,
    "/story harbour": ANYBODY,
    "/sources": ANYBODY,
    "/help": ANYBODY,
    "/new": ANYBODY,
    "/privacy": ANYBODY,
    "/language": ANYBODY,
    "/language de": ANYBODY,
    "/language en": ANYBODY,
    "/mydata": IN_PRIVATE,
    "/forgetme": ANYBODY,
    "/start": ANYBODY,
    "/start nonsense": ANYBODY,
    f"/start {link_payload(QuestionLink('What of the harbour?'))}": ANYBODY,
    f"/start {link_payload(ArticleLink(1))}": ANYBODY,
    f"/start {link_payload(FollowLink('What of the harbour?'))}": LEADERS,
    "/subscribe": LEADERS,
    "/subscribe harbour": LEADERS,
    "/subscriptions": ANYBODY,
    f"/subscriptions {json.dumps(FILE)}": LEADERS,
    "/subscriptions {broken": LEADERS,
    "/unsubscribe": LEADERS,
    "/unsubscribe all": LEADERS,
    "/digest": LEADERS,
    "/digest weekly mon 7:00": LEADERS,
    "/quiet": LEADERS,
    "/quiet 22-7": LEADERS,
    "/timezone": LEADERS,
    "/timezone Asia/Tokyo": LEADERS,
    "/settings": LEADERS,
    "/add": OPERATORS_SAID,
    "/feeds": OPERATORS_SAID,
    "/feeds remove 1": OPERATORS_SAID,
    "/articles": OPERATORS_SAID,
    "/retract 1": OPERATORS_SAID,
    "/stats": OPERATORS_SAID,
    "/broadcast": OPERATORS_SAID,
}
BUTTONS = {
    "ctx:key:0": ANYBODY,
    "page:key:1": ANYBODY,
    "list:key:1": ANYBODY,
    "story:key:1": ANYBODY,
    "follow:key": LEADERS,
    "mark:key:1": ANYBODY,
    "keep:key:1:yes": ANYBODY,
    "lang:de": ANYBODY,
    "try:1:en:0": ANYBODY,
    "addpage:key": OPERATORS_TAPPED,
    "addfeed:key": OPERATORS_TAPPED,
    "setquiet:on": LEADERS,
    "setpreview:on": LEADERS,
    "setdigest:daily": LEADERS,
    "placelang:de": LEADERS,
    "subs": ANYBODY,
    "sublist": ANYBODY,
    "sub:1": ANYBODY,
    "subfile": ANYBODY,
    "dig:d2025-05-12:0": ANYBODY,
    "subpause:1": LEADERS,
    "submute:1": LEADERS,
    "subwhen:1:daily": LEADERS,
    "subend:1": LEADERS,
    "stop:1": LEADERS,
    "keepon:1": LEADERS,
    "important:1": LEADERS,
    "less:1:1": LEADERS,
    "asdigest:1": LEADERS,
    "alldigest": LEADERS,
    "near:1:0:3": LEADERS,
    "subimportant:1": LEADERS,
    "suball:1": LEADERS,
    "request:subscribe:key": LEADERS,
    "retract:1": OPERATORS_TAPPED,
    "broadcast:key": OPERATORS_TAPPED,
    "forget:5": each("not yours", answered=["a member", "whoever nobody asked about"]),  # who has that id
    f"forget:{CHANNEL}": each(
        "not yours", admins_only=NO_LEADERS, answered=["an admin", "an anonymous admin"]
    ),  # under a message of this group
}


@pytest.fixture
def parts(migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    shutil.copy(migrated, tmp_path / "library.sqlite3")
    monkeypatch.setattr("commands.parts.open_embedder", lambda *_: TinyEmbedder())
    monkeypatch.setattr("commands.parts.CompiledReader", lambda **_: None)  # an empty library needs none
    with Parts(read_settings(data=tmp_path)) as parts:
        yield parts


@pytest.fixture
def talk(parts: Parts) -> Conversation:
    """The whole conversation as the program puts it together."""
    return telegram_conversation(parts).conversation


def says(talk: Conversation, speaker: str, text: str, *, relayed: bool = False) -> str:
    """What a kind of speaker gets for these words."""
    place, person = SPEAKERS[speaker]
    return outcome(talk.hear(IncomingMessage(place, person, text, NOW, 1, relayed=relayed)))


def outcome(replies: Sequence[Reply]) -> str:
    """What replies come to."""
    if not replies:
        return "silence"
    text, english = replies[0].message.text.plain, words("en")
    if text.startswith("I don’t know /"):
        return "unknown"
    refusals = {english.say(f"{name}"): name for name in ("admins-only", "in-private-only", "not-your-words")}
    return refusals.get(text, "answered").replace("-", " ")


def taps(talk: Conversation, speaker: str, data: str) -> str:
    """What a kind of speaker gets for tapping a button."""
    place, person = SPEAKERS[speaker]
    toast = talk.tap(Tap(place, person, data, NOW, 1, genuine=True)).toast
    refusals = {words("en").say(name): name for name in ("admins-only", "in-private-only", "not-yours")}
    return refusals.get(toast, "answered").replace("-", " ")


def kept_of_group(database: Database) -> dict[str, list[Any]]:
    """Everything that is stored for the group."""
    with database.reading() as connection:
        found = {
            table.name: list(connection.execute(select(table).where(table.c.chat == GROUP)).all())
            for table in (subscriptions, subscribers, digests, deliveries)
        }
        found["readers"] = list(connection.execute(select(readers).where(readers.c.person == GROUP)).all())
    return found


def test_every_command_and_button_is_listed_here(talk: Conversation) -> None:
    assert {text[1:].split()[0] for text in COMMANDS} == set(talk.commands)
    shapes = {tuple(shape.split(":")) for shape in talk.buttons}
    assert {(verb, len(parts)) for verb, *parts in (data.split(":") for data in BUTTONS)} == {
        (verb, len(kinds)) for verb, *kinds in shapes
    }


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_each_speaker_gets_what_is_theirs(talk: Conversation, speaker: str) -> None:
    got = {text: says(talk, speaker, text) for text in (*WORDS, *COMMANDS, "/language en")}
    assert got == {text: gets[speaker] for text, gets in (WORDS | COMMANDS).items()}
    tapped = {data: taps(talk, speaker, data) for data in BUTTONS if not data.endswith("lang:de")}
    assert tapped == {data: BUTTONS[data][speaker] for data in tapped}
    for data in ("lang:de", "placelang:de"):  # last, since they change the language of what is compared here
        assert taps(talk, speaker, data) == BUTTONS[data][speaker]
        says(talk, speaker, "/language en")


@pytest.mark.parametrize("speaker", NO_LEADERS)
def test_nobody_but_its_admins_changes_anything_for_a_group(talk: Conversation, parts: Parts, speaker: str) -> None:
    for text in ("/subscribe harbour", "/timezone Europe/Kyiv", "/quiet 23-6", "/language uk"):
        assert says(talk, "an anonymous admin", text) == "answered"
    before = kept_of_group(parts.database)
    assert before["subscriptions"]
    assert before["readers"]
    for text in COMMANDS:
        says(talk, speaker, text)
    for data in BUTTONS:
        taps(talk, speaker, data)
    assert kept_of_group(parts.database) == before


class Careless:
    """A skill that does not say who may use it."""

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {"wipe": lambda said, rest: text_reply("wiped")}  # type: ignore[dict-item]  # which mypy would find

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {"wipe": lambda tap, parts: TapResult(toast="wiped")}  # type: ignore[dict-item]  # which mypy would find


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_what_declares_nothing_is_for_nobody(speaker: str) -> None:
    nothing: Any = lambda *_: ()  # noqa: E731  # shorter than six functions
    careless = Conversation(lambda said, rest: text_reply("heard"), [Careless()], ConversationHooks(*[nothing] * 6))
    place, _ = SPEAKERS[speaker]
    assert says(careless, speaker, "/wipe") == ("unknown" if place.private else "silence")
    assert taps(careless, speaker, "wipe") == "not yours"


def test_a_command_in_other_peoples_words_reads_and_no_more(talk: Conversation) -> None:
    """Forwarded, or written by another bot."""
    for text, gets in COMMANDS.items():
        for speaker, (place, _) in SPEAKERS.items():
            refused = "not your words" if place.private else "silence"
            reads = gets is ANYBODY or gets[speaker] == "unknown"
            expected = gets[speaker] if reads else refused
            assert says(talk, speaker, text, relayed=True) == expected, (speaker, text)
        for speaker in SPEAKERS:
            says(talk, speaker, "/language en")
