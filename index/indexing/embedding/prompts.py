"""What is put before a text, so that a model knows what it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompts:
    """What to put before questions and before passages; None puts nothing."""

    question: str | None = None
    passage: str | None = None

    def or_those_of(self, name: str) -> Prompts:
        """Return these, or where one is missing that of the published E5 models, which state none in their files."""
        known = E5 if "e5-" in name and "instruct" not in name else NO_PROMPTS
        return Prompts(self.question or known.question, self.passage or known.passage)


NO_PROMPTS = Prompts()
# https://huggingface.co/intfloat/multilingual-e5-small
E5_QUESTION, E5_PASSAGE = "query: ", "passage: "
E5 = Prompts(E5_QUESTION, E5_PASSAGE)
