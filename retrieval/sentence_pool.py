"""The sentences of all near candidates as arrays, from which features are computed."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from index.library.passage_vectors import Vectors
from retrieval.answer_kinds import Kind
from retrieval.candidates import Candidate
from retrieval.english_words import rarity
from retrieval.question_analysis import ParsedQuestion
from retrieval.sentence_encoding import KnownSentence
from retrieval.sentence_reading import SentenceReading
from retrieval.tokens import COUNTED, Sentence, place_names

Numbers = npt.NDArray[np.float32]

TITLE_SHARE = 0.6  # weight of a word that stands in the title but not in the sentence
NAME_SHARE = 0.6  # a word is a name where more than this share of the sentences that hold it write it like one
COLUMN = {name: at for at, name in enumerate(COUNTED)}


class SentencePool:
    """The sentences of `near` in order. `first` is where those of each candidate begin, `owner` the candidate of each.

    `covers` (sentences, stems of the question) and `titles` (candidates, stems) are 1 where the stem stands there;
    `weights` are the stems' rarities as shares of 1.
    """

    def __init__(
        self, question: ParsedQuestion, vector: Vectors, near: Sequence[Candidate], reading: SentenceReading
    ) -> None:
        self.near = near
        self.question = question
        self.first: list[int] = []
        self.owner: list[int] = []
        known: list[KnownSentence] = []
        for number, candidate in enumerate(near):
            self.first.append(len(known))
            known.extend(reading.sentences(candidate.passage))
            self.owner.extend([number] * (len(known) - self.first[-1]))
        self.ends = [*self.first[1:], len(known)][: len(near)]
        self.sentences = [one.words for one in known]
        self.prose = [one.is_prose for one in known]
        self.rarities = np.array([rarity(folded) for folded in question.stems], np.float32)
        self.weights = self.rarities / (float(self.rarities.sum()) or 1.0)
        self.asked = {folded: at for at, folded in enumerate(question.stems)}
        self._cover([reading.title(candidate.passage) for candidate in near])
        self.asked_names = self._asked_names()
        self.cosine = (
            np.concatenate([candidate.passage.sentence_vectors @ vector for candidate in near]) if near else np.zeros(0)
        ).astype(np.float32)
        self.counts = np.array([s.counts for s in self.sentences], np.float32).reshape(-1, len(COUNTED))
        self.focus = np.array([any(f in s.content for f in question.focus) for s in self.sentences], np.float32)
        self.novel_names = [[n for n in s.names if n not in self.asked] for s in self.sentences]
        self.novel_numbers = [[n for n in s.numbers if n not in self.asked] for s in self.sentences]
        self.names = np.array([len(set(names)) for names in self.novel_names], np.float32)
        self.numbers = np.array([len(numbers) for numbers in self.novel_numbers], np.float32)
        matches = [
            _kind_match(question.kind, s, n, m)
            for s, n, m in zip(self.sentences, self.novel_names, self.novel_numbers, strict=True)
        ]
        self.question_negated = question.polarity.count > 0
        self.negated = np.array([s.polarity.count > 0 for s in self.sentences], np.float32)
        self.kinds = np.array(matches, np.float32).reshape(-1, 2)
        self._vote()
        self.copies = self._copies()

    def _cover(self, titles: Sequence[Sentence]) -> None:
        """Computes which stems of the question stand in each sentence, title, passage and article."""
        asked, near = self.asked, self.near
        is_pair = self.question.pairs.__contains__
        self.covers = np.zeros((len(self.sentences), len(asked)), np.float32)
        self.pairs = np.zeros(len(self.sentences), np.float32)
        for row, sentence in enumerate(self.sentences):
            held = sentence.content & asked.keys()
            if held:  # without its stems there are none of its pairs
                self.covers[row, [asked[folded] for folded in held]] = 1
                self.pairs[row] = sum(map(is_pair, itertools.pairwise(sentence.stems)))
        self.titles = np.zeros((len(near), len(asked)), np.float32)
        self.title_words: list[frozenset[str]] = []
        for number, title in enumerate(titles):
            self.titles[number, [asked[folded] for folded in title.content & asked.keys()]] = 1
            self.title_words.append(title.content - asked.keys())
        together: dict[int, list[int]] = defaultdict(list)
        for number, candidate in enumerate(near):
            together[candidate.passage.article.id].append(number)
        self.articles = list(together.values())
        self.held = np.zeros((len(near), len(asked)), np.float32)
        if near:  # each passage has a sentence
            np.maximum.reduceat(self.covers, self.first, axis=0, out=self.held)
        self.article_held = np.empty_like(self.held)
        for mates in self.articles:
            self.article_held[mates] = np.maximum(self.held[mates].max(axis=0), self.titles[mates])

    def over_articles(self, values: Numbers, of: Callable[[Numbers], float]) -> Numbers:
        """Returns for each candidate a value `of` those of all candidates from its article."""
        found = np.empty(len(self.near), np.float32)
        for mates in self.articles:
            found[mates] = of(values[mates])
        return found

    def _asked_names(self) -> Numbers:
        """Returns which stems of the question are names, shape (stems,): places, or written like names here."""
        named = Counter(name for sentence in self.sentences for name in self.asked.keys() & sentence.names)
        held = self.covers.sum(axis=0).tolist()
        places = place_names()
        is_name = [one in places or named[one] > NAME_SHARE * held[at] for one, at in self.asked.items()]
        return np.array(is_name, np.float32)

    def _vote(self) -> None:
        """Computes how far articles agree on words that could answer, near the words of the question."""
        titles = self.titles[self.owner] if len(self.owner) else self.covers
        reach = np.maximum(self.covers, TITLE_SHARE * titles) @ self.weights
        best = (
            max((candidate.fused for candidate in self.near), default=0.0) or 1.0
        )  # 0 for an old article with nothing in common
        weight = [candidate.fused / best for candidate in self.near]
        homes = [candidate.passage.article.id for candidate in self.near]
        strengths = [float(share) ** 2 * weight[owner] for share, owner in zip(reach, self.owner, strict=True)]
        rows = [homes[owner] for owner in self.owner]
        names = [set(n).union(m) for n, m in zip(self.novel_names, self.novel_numbers, strict=True)]
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
            voted = some & for_titles.keys()
            if voted:  # every word of the titles has a vote
                held = voted & self.title_words[owner]
                best = max([for_titles[word] for word in voted])
                self.title_votes[row] = best / top, sum(map(rarity, held)) / whole[owner]

    def _copies(self) -> Numbers:
        """Returns in how many other articles of the pool each sentence stands word for word."""
        homes: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for row, sentence in enumerate(self.sentences):
            homes[sentence.stems].add(self.near[self.owner[row]].passage.article.id)
        return np.array([len(homes[s.stems]) - 1 for s in self.sentences], np.float32)


def _kind_match(kind: Kind, sentence: Sentence, names: Sequence[str], numbers: Sequence[str]) -> tuple[float, float]:
    """Returns how many words of a sentence could be an answer of that kind, by a strict and a loose count."""
    counts, novel = sentence.counts, set(names)
    match kind:
        case Kind.PERSON:
            return sum(a in novel and b in novel for a, b in sentence.full_names), len(novel)
        case Kind.PLACE:
            return sum(p in novel for p in sentence.placed), counts[COLUMN["places"]]
        case Kind.NUMBER:
            return len(numbers), len(numbers)
        case Kind.AMOUNT:
            return counts[COLUMN["money"]], len(numbers)
        case Kind.TIME:
            return counts[COLUMN["times"]], len(numbers)
        case Kind.REASON:
            return counts[COLUMN["reasons"]], 0.0
        case Kind.SAYING:
            return counts[COLUMN["sayings"]], counts[COLUMN["quoted"]]
        case Kind.NAME:
            return len(novel), counts[COLUMN["quoted"]]
        case _:
            return len(novel), len(numbers)


VOTERS = 3  # how many of the best votes of a sentence are averaged


def tally(words: Sequence[Collection[str]], strengths: Sequence[float], articles: Sequence[int]) -> dict[str, float]:
    """Returns votes for each word. Each article votes once, with the strength of its strongest row (sentence or title).

    The three arguments have one item for each row.
    """
    strongest_first = sorted(range(len(words)), key=lambda row: -strengths[row])
    ballots: dict[int, dict[str, float]] = {articles[row]: {} for row in strongest_first}
    for row in reversed(strongest_first):  # a stronger row takes the place of a weaker one
        ballots[articles[row]].update(dict.fromkeys(words[row], strengths[row]))
    votes: dict[str, float] = {}
    for ballot in ballots.values():
        for word, strength in ballot.items():
            votes[word] = votes.get(word, 0.0) + strength
    return votes


def by_rarity(votes: Mapping[str, float]) -> dict[str, float]:
    """Returns votes weighted by rarity, so that common words count less."""
    return {word: count * rarity(word) for word, count in votes.items()}


def strongest(words: Sequence[Collection[str]], votes: Mapping[str, float]) -> npt.NDArray[np.float32]:
    """Returns the best vote of each row's words and the mean of the best VOTERS: shape (rows, 2)."""
    found = np.zeros((len(words), 2), np.float32)
    for row, some in enumerate(words):
        if some:
            best = sorted(map(votes.__getitem__, some), reverse=True)[:VOTERS]
            found[row] = best[0], sum(best) / VOTERS
    return found
