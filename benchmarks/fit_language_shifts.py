"""Fits how far confidences are shifted for a language, so that one level of sure answers means alike in all.

  python -m benchmarks.fit_language_shifts --keep FOLDER [--same ar,tr] [--across ar,tr] [--file languages.npz]
      [--states FILE] [--questions 0]

Every sixth of XQuAD's questions (or those of each six that --questions names), with the article that answers it left
out: the confidence that WRONGLY of them reach is moved to the level of sure answers. Printed beside each shift is the
share of one half that reaches the level with the shift of the other half. FOLDER keeps the libraries.

The shipped shifts were fitted on the first of each six, which benchmarks.languages asks. The states reader, the ranker
and the confidence have seen the other five in some language, and trust them less where no article answers: shifts
fitted on those are too large.
"""

from __future__ import annotations

import argparse
from collections.abc import Container
from pathlib import Path

import numpy as np

from benchmarks.gapped import Gapped
from benchmarks.languages import EVERY, NOW, open_library, xquad_articles, xquad_questions
from benchmarks.remembered_states import Memory, RememberingModel, load_memory, save_memory
from commands.parts import Parts
from retrieval.other_languages.judgement import MEANING, load_judgement, summary_row
from retrieval.other_languages.reading import look_up
from retrieval.other_languages.soft_reader import LANGUAGES, load_means

WRONGLY = 0.045  # of the questions whose article is left out are sure with their shift: 0.05 are the most


def wrong_confidences(
    parts: Parts, memory: Memory, language: str, over: str, questions: Container[int] = (0,)
) -> list[float]:
    """The confidences, without shifts, of answers to those of each six questions, whose article is left out."""
    judgement, found, embedder = load_judgement(MEANING), [], RememberingModel(parts.embedder, memory)
    asked = [one for at, one in enumerate(xquad_questions(language, over, every=1)) if at % EVERY in questions]
    for one in asked:
        table = look_up(Gapped(parts.search, {one.url}), embedder, load_means(), (one.question, language), NOW)
        if table.stretches:
            scores = judgement.ranker(table.features)
            row = summary_row(table, scores, int(np.argmax(scores)))
            found.append(float(judgement.confidence.of_rows(row[None])[0]))
    return found


def shift_to(level: float, confidences: list[float]) -> float:
    """What is added to the logits, so that WRONGLY of the confidences reach the level."""
    return _logit(level) - _logit(float(np.quantile(confidences, 1 - WRONGLY)))


def wrongly_in_halves(level: float, confidences: list[float]) -> float:
    """The share of each half that reaches the level with the shift of the other half."""
    halves = confidences[::2], confidences[1::2]
    reached = []
    for half, other in (halves, halves[::-1]):
        shift = shift_to(level, other)
        reached += [_logit(one) + shift >= _logit(level) for one in half]
    return float(np.mean(reached))


def _logit(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def main() -> None:
    """Looks up, prints the shifts and adds them to the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--same", default="")
    parser.add_argument("--across", default="")
    parser.add_argument("--file", type=Path, default=LANGUAGES)
    parser.add_argument("--states", type=Path, help="a file to keep states in")
    parser.add_argument("--questions", default="0", help="which of each six, counted from 0")
    options = parser.parse_args()
    questions = {int(one) for one in options.questions.split(",")}
    memory = load_memory(options.states)
    confidence = load_judgement(MEANING).confidence
    shifts = dict(confidence.shifts)
    for way, level, languages in (
        ("same", confidence.same.sure, options.same),
        ("across", confidence.across.sure, options.across),
    ):
        for language in filter(None, languages.split(",")):
            over = language if way == "same" else "en"
            with open_library("multilingual", options.keep / over, xquad_articles(over)) as parts:
                found = wrong_confidences(parts, memory, language, over, questions)
            shift, wrongly = shift_to(level, found), wrongly_in_halves(level, found)
            shifts[f"{way} {language}"] = shift
            print(f"{way} {language}: {shift:+.2f}; in halves {wrongly:.3f} wrongly sure", flush=True)
    save_memory(memory, options.states)
    with np.load(options.file) as saved:
        arrays = {name: saved[name] for name in saved.files}
    arrays[f"{MEANING}_confidence.shifted"] = np.array(list(shifts))
    arrays[f"{MEANING}_confidence.shifts"] = np.array(list(shifts.values()))
    np.savez_compressed(options.file, **arrays)


if __name__ == "__main__":
    main()
