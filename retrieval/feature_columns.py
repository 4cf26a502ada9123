"""Names and order of the feature columns of a passage and of a stretch."""

from __future__ import annotations

from typing import NamedTuple

from retrieval.sentence_pool import Numbers


class PassageColumns(NamedTuple):
    """One value for each candidate, the same for all of its stretches. One field per feature."""

    fused: Numbers
    fused_share: Numbers
    words: Numbers
    words_raw: Numbers
    meaning: Numbers
    recency: Numbers
    age: Numbers
    rank: Numbers
    ordinal: Numbers
    passage_reach: Numbers
    passage_title_reach: Numbers
    title_reach: Numbers
    article_passages: Numbers
    article_fused: Numbers
    article_best: Numbers
    article_reach: Numbers
    rarest_missing: Numbers
    rarest_missing_in_article: Numbers
    names_asked: Numbers
    names_missing: Numbers
    names_missing_in_article: Numbers
    newer_rivals: Numbers
    days_behind: Numbers
    question_words: Numbers
    question_rarity: Numbers
    kind: Numbers
    loose_time: Numbers
    in_time: Numbers
    out_of_time: Numbers
    source_asked: Numbers
    undated: Numbers


class StretchColumns(NamedTuple):
    """One value for each stretch. One field per feature."""

    reach: Numbers
    reach_with_title: Numbers
    reach_around: Numbers
    missing_best: Numbers
    pairs: Numbers
    cosine_max: Numbers
    cosine_mean: Numbers
    cosine_gain: Numbers
    letters: Numbers
    sentences: Numbers
    first_sentence: Numbers
    from_end: Numbers
    names: Numbers
    numbers: Numbers
    kind_strict: Numbers
    kind_loose: Numbers
    focus: Numbers
    places: Numbers
    money: Numbers
    quoted: Numbers
    sayings: Numbers
    times: Numbers
    reasons: Numbers
    asks: Numbers
    name_vote: Numbers
    name_vote_mean: Numbers
    name_vote_raw: Numbers
    word_vote: Numbers
    word_vote_mean: Numbers
    copies: Numbers
    pronoun: Numbers
    negated: Numbers
    polarity_differs: Numbers
    cosine_before: Numbers
    cosine_after: Numbers
    reach_before: Numbers
    reach_after: Numbers
    cosine_rank: Numbers
    reach_rank: Numbers
    title_vote: Numbers
    title_held: Numbers
    name_vote_sum: Numbers
    word_vote_sum: Numbers
