"""/more: goes on with what was shown last, quotes or a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chat.conversation import Command, TapAnswer
from chat.headlines import Headlines
from chat.incoming import IncomingMessage
from chat.listed_pages import ListedPages
from chat.messages import Reply
from chat.permissions import Audience, Guarded
from chat.question_answers import QuestionAnswering


class More:
    """The skill of /more."""

    def __init__(self, listed: ListedPages, headlines: Headlines, answers: QuestionAnswering) -> None:
        self._listed = listed
        self._headlines = headlines
        self._answers = answers

    def more(self, incoming: IncomingMessage, _: str) -> Sequence[Reply]:
        """/more: the next page of a list if one was shown last, else the next quotes of the last answer."""
        if page := self._listed.next_page(incoming):
            return page
        alone = self._answers.bare_topic(incoming)
        if alone is None:
            return self._answers.more(incoming)
        return self._headlines.others(incoming, alone.question, alone.headlines)

    def commands(self) -> Mapping[str, Guarded[Command]]:
        """See Skill."""
        return {"more": Guarded(Audience.EVERYBODY, self.more)}

    def taps(self) -> Mapping[str, Guarded[TapAnswer]]:
        """See Skill."""
        return {}
