"""Checks the claims of a forwarded post or a long text against what was published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from chat.answer_rendering import credit_text, quote_text
from chat.conversation import person_words, text_reply
from chat.formatted_text import Text, bold, italic, joined, plain
from chat.incoming import IncomingMessage
from chat.interfaces import Answerer
from chat.messages import Message, Reply
from chat.translations import Words
from retrieval.answers import Quote
from retrieval.claims import Finding, check, claims_of
from retrieval.long_messages import asks

LONG = 300  # characters; a longer text is not a question
LONGEST_CLAIM_UNITS = 200  # of a claim when it is repeated
_QUESTION_ENDS = ("?", "؟")


class ClaimChecks:
    """Shows what was published on each sentence of a text, without a verdict."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def takes(self, incoming: IncomingMessage, text: str) -> bool:
        """Whether a text is checked against the library rather than answered.

        Forwarded texts and long texts are, unless they are a question or begin or end in one.
        """
        if incoming.relayed and len(text) <= LONG:
            return not _is_question(text)
        if incoming.relayed or len(text) <= LONG:
            return incoming.relayed
        return not asks(text)

    def check(self, incoming: IncomingMessage, text: str) -> Sequence[Reply]:
        """Returns each claim of the text with what was published for it and against it."""
        words, claims = person_words(incoming.person), claims_of(text)
        if not claims:
            return text_reply(words.say("check-nothing-in-it"))
        findings = check(claims, self._answerer, incoming.at)
        return (Reply(Message(findings_text(findings, words, incoming.at))),)


def _is_question(text: str) -> bool:
    return text.rstrip("\"'»” ").endswith(_QUESTION_ENDS)


def findings_text(findings: Sequence[Finding], words: Words, now: datetime) -> Text:
    """Returns the claims with what was published on each. Those on which nothing was found come last."""
    told = [finding for finding in findings if finding.same or finding.otherwise]
    silent = [finding for finding in findings if not finding.same and not finding.otherwise]
    parts = [_finding_text(finding, words, now) for finding in told]
    if silent:
        heading = words.say("check-nothing-on-these" if told else "check-nothing-on-any")
        parts.append(joined((bold(heading), *(plain("• ") + _claim(each, words) for each in silent))))
    return joined(parts, "\n\n").fitted()


def _finding_text(finding: Finding, words: Words, now: datetime) -> Text:
    return joined(
        (
            _claim(finding, words),
            _quotes("check-same", finding.same, words, now),
            _quotes("check-otherwise", finding.otherwise, words, now),
        )
    )


def _claim(finding: Finding, words: Words) -> Text:
    return italic(words.say("wish-text", text=plain(finding.claim).fitted(LONGEST_CLAIM_UNITS).plain))


def _quotes(heading: str, quotes: Sequence[Quote], words: Words, now: datetime) -> Text:
    if not quotes:
        return Text()
    shown = (joined((quote_text(quote), credit_text(quote, words, now))) for quote in quotes)
    return joined((bold(words.say(heading)), *shown))
