"""Cuts texts of any language into the multilingual model's word pieces, with SentencePiece.

The library `tokenizers` would take 282 MB of memory for this vocabulary; SentencePiece takes 55.
"""

from __future__ import annotations

import io
import string
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sentencepiece import SentencePieceProcessor

from index.indexing.embedding.multilingual_weights import PackedWeights
from index.indexing.embedding.word_pieces import MAX_PIECES, Pieces

BEGIN, PADDING, END, UNKNOWN = 0, 1, 2, 3  # of XLM-R's vocabulary


class MultilingualTokenizer:
    """The tokenizer that `write_tokenizer` wrote to a file. Safe from any thread."""

    def __init__(self, file: Path) -> None:
        self._processor = SentencePieceProcessor(model_file=str(file))

    def pieces(self, texts: Sequence[str], prefix: str) -> list[Pieces]:
        """The pieces of each text behind `prefix`; their spans are those of the text, 0 for what is not of it."""
        return [self._pieces(text, prefix) for text in texts]

    def scores(self, ids: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """How likely each piece is in any text: natural logarithms."""
        return np.array(self._processor.GetScore(ids.tolist()), np.float32)

    def _pieces(self, text: str, prefix: str) -> Pieces:
        found = self._processor.Encode(prefix + text, return_type="offset_mapping")
        count = min(len(found["ids"]), MAX_PIECES - 2)
        ids = np.empty(count + 2, np.int32)
        ids[0], ids[1:-1], ids[-1] = BEGIN, found["ids"][:count], END
        spans = np.zeros((count + 2, 2), np.int32)
        spans[1:-1] = np.array(found["offsets"][:count], np.int32).reshape(-1, 2)
        spans[1:-1, 0] += [_blanks(prefix + text, *span) for span in found["offsets"][:count]]
        return Pieces(ids, np.maximum(spans - len(prefix), 0), cut=count < len(found["ids"]))


def _blanks(text: str, begin: int, end: int) -> int:
    """How many blanks a piece begins with: they stand before its word, and belong to no sentence."""
    surface = text[begin:end]
    return len(surface) - len(surface.lstrip())


def write_tokenizer(weights: PackedWeights, file: Path) -> None:
    """Write the model's vocabulary as a file of SentencePiece."""
    from sentencepiece import SentencePieceTrainer
    from sentencepiece.sentencepiece_model_pb2 import ModelProto  # type: ignore[attr-defined]  # made at import

    # The rules that every text is normalised by come with the library: they are taken from a model of the letters.
    rules = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(string.ascii_lowercase)] * 10),
        model_writer=rules,
        vocab_size=30,
        model_type="unigram",
        normalization_rule_name="nmt_nfkc",
        hard_vocab_limit=False,
        minloglevel=2,
    )
    model = ModelProto()
    model.ParseFromString(rules.getvalue())
    del model.pieces[:]
    kinds = {"<s>": BEGIN, "<pad>": PADDING, "</s>": END, "<unk>": UNKNOWN}
    for piece, score in weights.vocabulary():
        added = model.pieces.add()
        added.piece, added.score = piece, score
        if piece == "<unk>":
            added.type = added.UNKNOWN
        elif piece in kinds or piece == "<mask>":
            added.type = added.CONTROL
    model.trainer_spec.vocab_size = len(model.pieces)
    model.trainer_spec.bos_id, model.trainer_spec.pad_id = BEGIN, PADDING
    model.trainer_spec.eos_id, model.trainer_spec.unk_id = END, UNKNOWN
    file.write_bytes(model.SerializeToString())
