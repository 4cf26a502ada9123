"""The reader's network in torch, and the way from it to the int8 graph that retrieval.reader serves."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from benchmarks.question_sets import Group, Reading
from index.indexing.embedding.weights import packaged_weights
from retrieval.reader import ReaderInput, make_reader_input

FAR = -1e4  # a logit for what must not be seen
CALIBRATED_ON = 300  # passages that show the quantiser what numbers the network meets


@dataclass(frozen=True, slots=True)
class Shape:
    """Which layers of all-MiniLM-L6-v2 a network has, and how many neurons and heads of attention each of them has."""

    layers: tuple[int, ...]
    neurons: tuple[int, ...]
    heads: tuple[int, ...]


LAYERS = (0, 1, 2, 3)  # each costs a sixth of the model's time, and the last two add little
NARROW = Shape(LAYERS, (384,) * 4, (8,) * 4)  # 0.39 of the multiplications


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A passage framed for a question; `begins` and `ends` are the places of its answers among the pieces."""

    reader_input: ReaderInput
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def length(self) -> int:
        """In pieces."""
        return len(self.reader_input.pieces)


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Passages side by side, filled up: all of shape (passages, pieces); `group` says which are of one question."""

    ids: torch.Tensor
    types: torch.Tensor
    mask: torch.Tensor
    text: torch.Tensor
    begins: torch.Tensor
    ends: torch.Tensor
    group: torch.Tensor


def packaged_bert() -> Any:
    """All-MiniLM-L6-v2 in torch, to learn on."""
    from transformers import BertModel

    # Without dropout: every set is read once or a few times, and drawing its masks takes a quarter of the time.
    return BertModel.from_pretrained(
        str(packaged_weights()),
        attn_implementation="sdpa",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )


class Network(torch.nn.Module):
    """Layers of all-MiniLM-L6-v2 with two outputs a word piece; word vectors stay as packaged."""

    def __init__(self) -> None:
        super().__init__()
        bert = packaged_bert()
        self.words: torch.Tensor = bert.embeddings.word_embeddings.weight.detach().clone()
        self.places = bert.embeddings.position_embeddings
        self.types = bert.embeddings.token_type_embeddings
        self.norm = bert.embeddings.LayerNorm
        self.layers = torch.nn.ModuleList(bert.encoder.layer[at] for at in LAYERS)
        self.head = torch.nn.Linear(bert.config.hidden_size, 2)

    def forward(self, words: torch.Tensor, types: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits (passages, pieces, 2) of begin and end, from word vectors, segments and a mask of ones."""
        return self.states(words, types, mask)[1]

    def states(
        self, words: torch.Tensor, types: torch.Tensor, mask: torch.Tensor
    ) -> tuple[list[torch.Tensor], torch.Tensor]:
        """What each layer returns, of shape (passages, pieces, width), and the logits."""
        state, hidden = self.begin(words, types, mask)
        found = []
        for layer in self.layers:
            state = layer(state, hidden)
            found.append(state)
        return found, self.head(state)

    def begin(self, words: torch.Tensor, types: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What the first layer reads, and what hides pieces from attention."""
        places = self.places.weight[: words.shape[1]]
        state = self.norm(words + places + self.types(types))
        return state, (1.0 - mask)[:, None, None, :] * FAR


class Encoder:
    """Frames groups with the packaged tokenizer, as the product does."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_file(str(packaged_weights() / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def group(self, group: Group) -> list[Encoded]:
        """Each of its readings; answers beyond what is read of a passage are left out."""
        asked = self._tokenizer.encode(group.question, add_special_tokens=False).ids
        return [self._one(asked, reading) for reading in group.readings]

    def _one(self, asked: list[int], reading: Reading) -> Encoded:
        title = self._tokenizer.encode(reading.title[:200], add_special_tokens=False).ids
        text = self._tokenizer.encode(reading.text, add_special_tokens=False)
        reader_input = make_reader_input(asked, title, text.ids)
        read = len(reader_input.pieces) - 1 - reader_input.text
        begins, ends = [], []
        for answer in reading.answers:
            inside = [at for at, (a, b) in enumerate(text.offsets) if a < answer.end and b > answer.start]
            if inside and inside[-1] < read:
                begins.append(reader_input.text + inside[0])
                ends.append(reader_input.text + inside[-1])
        return Encoded(reader_input, tuple(begins), tuple(ends))


def batch_of(groups: Sequence[Sequence[Encoded]]) -> Batch:
    """The passages of `groups`, one row each."""
    flat = [(at, one) for at, group in enumerate(groups) for one in group]
    longest = max(one.length for _, one in flat)
    shape = (len(flat), longest)
    ids, types, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    text, begins, ends = np.zeros(shape, bool), np.zeros(shape, bool), np.zeros(shape, bool)
    for row, (_, one) in enumerate(flat):
        ids[row, : one.length], mask[row, : one.length] = one.reader_input.pieces, 1
        types[row, one.reader_input.second : one.length] = 1
        text[row, one.reader_input.text : one.length - 1] = True
        begins[row, list(one.begins)], ends[row, list(one.ends)] = True, True
    group = np.array([at for at, _ in flat])
    return Batch(*(torch.from_numpy(array) for array in (ids, types, mask, text, begins, ends, group)))


def save_quantised(network: Network, shown: Sequence[Encoded], path: Path) -> None:
    """Writes `path` (.xml) and its .bin: int8, quantised after `shown`."""
    os.environ["CI"] = os.environ["NNCF_CI"] = "true"  # no reports to the makers of nncf and openvino
    import nncf

    sys.modules.pop("openvino.tools.ovc", None)  # the product goes without it
    import openvino as ov
    from openvino.tools.ovc import convert_model

    network.eval()
    example = _as_inputs(network, shown[0])
    with torch.no_grad():
        graph = convert_model(network, example_input={k: torch.from_numpy(v) for k, v in example.items()})
    for node, (name, array) in zip(graph.inputs, example.items(), strict=True):
        node.get_tensor().set_names({name})
        node.get_node().set_partial_shape(ov.PartialShape([-1, -1, *array.shape[2:]]))
    graph.validate_nodes_and_infer_types()
    samples = [_as_inputs(network, one) for one in shown[:CALIBRATED_ON]]
    quantised = nncf.quantize(
        graph, nncf.Dataset(samples), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(samples)
    )
    ov.save_model(quantised, path)


def _as_inputs(network: Network, one: Encoded) -> dict[str, np.ndarray[Any, Any]]:
    batch = batch_of([[one]])
    return {"words": network.words[batch.ids].numpy(), "types": batch.types.numpy(), "mask": batch.mask.numpy()}
