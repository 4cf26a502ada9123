"""What is known of each stretch of sentences that could be quoted, as a row of numbers."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.search import Vectors
from retrieval.agreement import by_rarity, strongest, tally
from retrieval.candidates import Candidate
from retrieval.kinds import Kind
from retrieval.rarity import rarity
from retrieval.sources import is_from
from retrieval.tokens import COUNTED, Sentence, read_sentence
from retrieval.understanding import Understood
from retrieval.windows import Stretch, is_prose, stretches

Numbers = npt.NDArray[np.float32]

CLOSELY = 24  # passages whose sentences are looked at
_COLUMN = {name: at for at, name in enumerate(COUNTED)}


@dataclass(frozen=True, slots=True, eq=False)
class Closeup:
    """Stretches of the best candidates, with what is known: `known` has shape (len(stretches), len(FEATURES))."""

    candidates: Sequence[Candidate]
    stretches: Sequence[Stretch]
    known: Numbers


def look_closely(
    question: Understood,
    vector: Vectors,
    candidates: Sequence[Candidate],
    read: Callable[[str], Sentence] = read_sentence,
) -> Closeup:
    """Every stretch of the first CLOSELY candidates with its features."""
    near = candidates[:CLOSELY]
    pool = _Pool(question, vector, near, read)
    found: list[Stretch] = []
    for number, candidate in enumerate(near):
        first = pool.first[number]
        found.extend(
            stretches(number, candidate.passage, pool.prose[first : first + len(candidate.passage.place.sentences)])
        )
    if not found:
        return Closeup(near, [], np.zeros((0, len(FEATURES)), np.float32))
    known = np.concatenate(
        [_of_passages(question, near, pool)[[s.candidate for s in found]], _of_stretches(pool, found)], axis=1
    )
    return Closeup(near, found, known.astype(np.float32))


class _Pool:
    """The sentences of all near candidates in one row, as arrays."""

    def __init__(
        self, question: Understood, vector: Vectors, near: Sequence[Candidate], read: Callable[[str], Sentence]
    ) -> None:
        self.near = near
        self.first: list[int] = []
        self.sentences: list[Sentence] = []
        self.prose: list[bool] = []
        self.owner: list[int] = []
        texts: list[str] = []
        for number, candidate in enumerate(near):
            self.first.append(len(texts))
            for span in candidate.passage.place.sentences:
                texts.append(candidate.passage.text[span.start : span.end])
                self.owner.append(number)
        self.sentences = [read(text) for text in texts]
        self.prose = [is_prose(text) for text in texts]
        self.weights = np.array([rarity(folded) for folded in question.stems], np.float32)
        total = float(self.weights.sum()) or 1.0
        self.weights /= total
        asked = {folded: at for at, folded in enumerate(question.stems)}
        self.asked = asked
        self.covers = np.zeros((len(texts), len(asked)), np.float32)
        self.pairs = np.zeros(len(texts), np.float32)
        for row, sentence in enumerate(self.sentences):
            held = sentence.content & asked.keys()
            for folded in held:
                self.covers[row, asked[folded]] = 1
            if held:  # else none of the question's pairs either
                self.pairs[row] = sum(pair in question.pairs for pair in itertools.pairwise(sentence.stems))
        self.titles = np.zeros((len(near), len(asked)), np.float32)
        self.title_words: list[frozenset[str]] = []
        for number, candidate in enumerate(near):
            title = read(candidate.passage.article.title)
            for folded in title.content & asked.keys():
                self.titles[number, asked[folded]] = 1
            self.title_words.append(title.content - asked.keys())
        self.cosine = (
            np.concatenate([candidate.passage.sentence_vectors @ vector for candidate in near]) if near else np.zeros(0)
        )
        self.counts = np.array([s.counts for s in self.sentences], np.float32).reshape(-1, len(COUNTED))
        self.focus = np.array([any(f in s.content for f in question.focus) for s in self.sentences], np.float32)
        self.novel_names = [[n for n in s.names if n not in asked] for s in self.sentences]
        self.novel_numbers = [[n for n in s.numbers if n not in asked] for s in self.sentences]
        self.kinds = np.array(
            [
                _kind_match(question.kind, s, n, m)
                for s, n, m in zip(self.sentences, self.novel_names, self.novel_numbers, strict=True)
            ],
            np.float32,
        ).reshape(-1, 2)
        self.reach = self._reach()
        self._vote()
        self.copies = self._copies()

    def _reach(self) -> Numbers:
        """Rarity-weighted share of the question that each sentence and its title hold together."""
        titles = self.titles[self.owner] if len(self.owner) else self.covers
        return np.asarray(np.maximum(self.covers, 0.6 * titles) @ self.weights)

    def _vote(self) -> None:
        """Agreement between articles on the words that could answer, near the words of the question."""
        best = max((candidate.fused for candidate in self.near), default=0.0) or 1.0  # 0: old, and nothing in common
        weight = [candidate.fused / best for candidate in self.near]
        homes = [candidate.passage.article.id for candidate in self.near]
        strengths = [float(reach) ** 2 * weight[owner] for reach, owner in zip(self.reach, self.owner, strict=True)]
        rows = [homes[owner] for owner in self.owner]
        names = [{*n, *m} for n, m in zip(self.novel_names, self.novel_numbers, strict=True)]
        words = [sentence.content - self.asked.keys() for sentence in self.sentences]
        counted = tally(names, strengths, rows)
        for_names, for_words = by_rarity(counted), by_rarity(tally(words, strengths, rows))
        headings = [float(share) * weight[number] for number, share in enumerate(self.titles @ self.weights)]
        for_titles = by_rarity(tally(self.title_words, headings, homes))
        raw = strongest(names, for_names)
        self.name_votes = np.concatenate([raw / (max(counted.values(), default=0.0) or 1.0), raw[:, :1]], axis=1)
        self.word_votes = strongest(words, for_words) / (max(for_words.values(), default=0.0) or 1.0)
        top = max(for_titles.values(), default=0.0) or 1.0
        whole = [sum(map(rarity, words)) or 1.0 for words in self.title_words]
        self.title_votes = np.zeros((len(self.sentences), 2), np.float32)
        for row, (some, owner) in enumerate(zip(words, self.owner, strict=True)):
            held = some & self.title_words[owner]
            self.title_votes[row] = (
                max((for_titles.get(word, 0.0) for word in some), default=0.0) / top,
                sum(map(rarity, held)) / whole[owner],
            )

    def _copies(self) -> Numbers:
        """In how many other articles of the pool each sentence stands word for word."""
        homes: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for row, sentence in enumerate(self.sentences):
            homes[sentence.stems].add(self.near[self.owner[row]].passage.article.id)
        return np.array([len(homes[s.stems]) - 1 for s in self.sentences], np.float32)


def _kind_match(kind: Kind, sentence: Sentence, names: Sequence[str], numbers: Sequence[str]) -> tuple[float, float]:
    """How many words of a sentence could be an answer of that kind, strictly and loosely."""
    counts, novel = sentence.counts, set(names)
    match kind:
        case Kind.PERSON:
            return sum(a in novel and b in novel for a, b in sentence.full_names), len(novel)
        case Kind.PLACE:
            return sum(p in novel for p in sentence.placed), counts[_COLUMN["places"]]
        case Kind.NUMBER:
            return len(numbers), len(numbers)
        case Kind.AMOUNT:
            return counts[_COLUMN["money"]], len(numbers)
        case Kind.TIME:
            return counts[_COLUMN["times"]], len(numbers)
        case Kind.REASON:
            return counts[_COLUMN["reasons"]], 0.0
        case Kind.SAYING:
            return counts[_COLUMN["sayings"]], counts[_COLUMN["quoted"]]
        case Kind.NAME:
            return len(novel), counts[_COLUMN["quoted"]]
        case _:
            return len(novel), len(numbers)


_PASSAGE_FEATURES = (
    "fused", "fused_share", "words", "words_raw", "meaning", "recency", "age", "rank", "ordinal", "passage_reach",
    "passage_title_reach", "title_reach", "article_passages", "article_fused", "article_best", "article_reach",
    "question_words", "question_rarity", "kind", "loose_time", "in_time", "source_asked", "undated",
)  # fmt: skip
_STRETCH_FEATURES = (
    "reach", "reach_with_title", "reach_around", "missing_best", "pairs", "cosine_max", "cosine_mean", "cosine_gain",
    "letters", "sentences", "first_sentence", "from_end", "names", "numbers", "kind_strict", "kind_loose", "focus",
    "places", "money", "quoted", "sayings", "times", "reasons", "asks", "name_vote", "name_vote_mean", "name_vote_raw",
    "word_vote", "word_vote_mean", "copies", "pronoun", "cosine_before", "cosine_after", "reach_before", "reach_after",
    "cosine_rank", "reach_rank", "title_vote", "title_held", "name_vote_sum", "word_vote_sum",
)  # fmt: skip
FEATURES = _PASSAGE_FEATURES + _STRETCH_FEATURES
_KINDS = {kind: number for number, kind in enumerate(Kind)}


def _of_passages(question: Understood, near: Sequence[Candidate], pool: _Pool) -> Numbers:
    by_article: dict[int, list[int]] = defaultdict(list)
    for number, candidate in enumerate(near):
        by_article[candidate.passage.article.id].append(number)
    ends = [*pool.first[1:], len(pool.sentences)]
    holds = np.stack([pool.covers[a:b].max(axis=0, initial=0.0) for a, b in zip(pool.first, ends, strict=True)])
    rarities = [rarity(folded) for folded in question.stems] or [0.0]
    fused = [candidate.fused for candidate in near]
    best = (fused[0] if near else 0.0) or 1.0
    rows = []
    for number, candidate in enumerate(near):
        mates = by_article[candidate.passage.article.id]
        published = candidate.passage.article.published
        time = question.time
        rows.append(
            (
                fused[number], fused[number] / best, candidate.words, candidate.words_raw, candidate.meaning,
                candidate.recency, min(candidate.age_days, 400.0), number, candidate.passage.ordinal,
                holds[number] @ pool.weights,
                np.maximum(holds[number], pool.titles[number]) @ pool.weights, pool.titles[number] @ pool.weights,
                len(mates), sum(fused[mate] for mate in mates), max(fused[mate] for mate in mates),
                np.maximum(holds[mates].max(axis=0), pool.titles[number]) @ pool.weights,
                len(question.stems), max(rarities), _KINDS[question.kind], time is not None and time.loose,
                time is not None and published is not None and time.since <= published < time.until,
                is_from(candidate.passage.article, question.sources), published is None,
            )
        )  # fmt: skip
    return np.array(rows, np.float32)


def _of_stretches(pool: _Pool, found: Sequence[Stretch]) -> Numbers:
    owner = np.array([s.candidate for s in found])
    offset = np.array(pool.first)[owner]
    first = offset + np.array([s.first for s in found])
    last = offset + np.array([s.last for s in found])
    length = last - first
    ends = np.array([*pool.first[1:], len(pool.sentences)])[owner]

    def summed(values: Numbers) -> Numbers:
        """Sums of `values` (one row a sentence) over each stretch."""
        running = np.concatenate([np.zeros((1, *values.shape[1:]), values.dtype), np.cumsum(values, axis=0)])
        return np.asarray(running[last] - running[first])

    def largest(values: Numbers) -> Numbers:
        best = np.asarray(values[first])
        for step in range(1, int(length.max())):
            best = np.maximum(best, values[np.minimum(first + step, last - 1)])
        return np.asarray(best)

    def beside(values: Numbers, at: npt.NDArray[np.int64], inside: npt.NDArray[np.bool_]) -> Numbers:
        return np.where(inside, values[np.clip(at, 0, len(values) - 1)], 0.0)

    held = largest(pool.covers)
    reach = held @ pool.weights
    has_before, has_after = first > offset, last < ends
    around = np.maximum(held, np.where(has_before[:, None], pool.covers[np.maximum(first - 1, 0)], 0))
    around = np.maximum(around, np.where(has_after[:, None], pool.covers[np.minimum(last, len(pool.covers) - 1)], 0))
    cosine = np.asarray(pool.cosine, np.float32)
    cosine_max, cosine_mean = largest(cosine), summed(cosine) / length
    meaning = np.array([candidate.meaning for candidate in pool.near], np.float32)[owner]
    counts = summed(pool.counts)
    column = {name: counts[:, at] for name, at in _COLUMN.items()}
    names = summed(np.array([len(set(n)) for n in pool.novel_names], np.float32))
    numbers = summed(np.array([len(n) for n in pool.novel_numbers], np.float32))
    kinds = summed(pool.kinds)
    votes, words, titles = largest(pool.name_votes), largest(pool.word_votes), largest(pool.title_votes)
    sentence_reach = pool.covers @ pool.weights
    pronoun = np.array([s.begins_with_pronoun for s in pool.sentences], np.float32)
    missing = 1 - np.max(reach) if len(reach) else 0
    columns = (
        reach, np.maximum(held, pool.titles[owner]) @ pool.weights, around @ pool.weights, np.full(len(found), missing),
        summed(pool.pairs), cosine_max, cosine_mean, cosine_max - meaning, column["letters"], length, first - offset,
        ends - last, names, numbers, kinds[:, 0], kinds[:, 1], largest(pool.focus), column["places"], column["money"],
        column["quoted"], column["sayings"], column["times"], column["reasons"], column["questions"], votes[:, 0],
        votes[:, 1], votes[:, 2], words[:, 0], words[:, 1], largest(pool.copies), pronoun[first],
        beside(cosine, first - 1, has_before), beside(cosine, last, has_after),
        beside(sentence_reach, first - 1, has_before), beside(sentence_reach, last, has_after),
        _ranks(cosine_max), _ranks(reach), titles[:, 0], summed(pool.title_votes)[:, 1], summed(pool.name_votes)[:, 1],
        summed(pool.word_votes)[:, 1],
    )  # fmt: skip
    return np.stack([np.asarray(c, np.float32) for c in columns], axis=1)


def _ranks(values: Numbers) -> Numbers:
    """0 for the largest, up by one for each larger value; ties share."""
    return np.asarray(np.searchsorted(np.sort(-values), -values), np.float32)
