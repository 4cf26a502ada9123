"""Opens the embedding model: one of the packaged ones, compiled, or any sentence-transformers model."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from index.indexing.embedding.compiled_form import ENGLISH, FORM, LIGHT, PackagedModel, ensure_compiled
from index.indexing.embedding.embedder import NO_PROMPTS, Embedder, Prompts
from index.indexing.embedding.weights import MULTILINGUAL_NAME, packaged_weights
from index.indexing.networks.made_folders import say_nothing
from index.library.errors import ModelProblem

AUTOMATIC_MODEL = "auto"  # the English or the multilingual one, by the languages of the news
ENGLISH_MODEL = "english"
LIGHT_MODEL = "english-light"  # half the work, and a little worse; its vectors may stand beside the English model's
MULTILINGUAL_MODEL = "multilingual"
NEARLY = 0.75  # how like a built-in model's name another must be to be taken for a slip
BUILT_IN = (AUTOMATIC_MODEL, ENGLISH_MODEL, LIGHT_MODEL, MULTILINGUAL_MODEL)
_MULTILINGUAL_RECIPE = 1  # goes up with whatever changes the vectors of the multilingual model


def open_embedder(
    model: str | None, folder: Path, progress: Callable[[str], None] | None = None, prompts: Prompts = NO_PROMPTS
) -> Embedder:
    """Open a packaged model ("english", also None, "english-light", "multilingual"), or any of sentence-transformers.

    That is named by its folder or by its name on the hub. `folder` stores the compiled form; `progress` gets a line
    when it is compiled; `prompts` are for a folder or hub model that states none. Raises ModelProblem.
    """
    said = progress or say_nothing
    if model == MULTILINGUAL_MODEL:
        return _open_multilingual(folder, said)
    packaged = {None: ENGLISH, ENGLISH_MODEL: ENGLISH, LIGHT_MODEL: LIGHT}.get(model)
    if model is not None and packaged is None:
        _refuse_misspelt(model)
        from index.indexing.embedding.plain_model import PlainEmbedder  # brings torch: only where it is asked for

        return PlainEmbedder(model, prompts)
    packaged = packaged or ENGLISH
    form = ensure_compiled(packaged_weights(), folder, said, packaged)
    from index.indexing.embedding.compiled_model import EnglishEmbedder

    return EnglishEmbedder(form, packaged.full_name, said)


def _refuse_misspelt(model: str) -> None:
    """Raise ModelProblem for what is nearly the name of a built-in model: the hub would be asked for it for minutes."""
    meant = get_close_matches(model.lower(), BUILT_IN, 1, NEARLY)
    if meant and not Path(model).is_dir():
        raise ModelProblem(f"there is no model {model!r}: did you mean {meant[0]}? Built in are {', '.join(BUILT_IN)}")


def _open_multilingual(folder: Path, progress: Callable[[str], None]) -> Embedder:
    from index.indexing.embedding.multilingual_weights import (
        WEIGHTS_SHA256,
        PackedWeights,
        packaged_file,
        verify_file,
    )

    packaged = PackagedModel(
        MULTILINGUAL_NAME,
        WEIGHTS_SHA256,
        f"multilingual-{FORM}",
        _MULTILINGUAL_RECIPE,
        ("model.xml", "model.bin", "tokenizer.model"),
        verify_file,
    )
    weights = packaged_file()
    verify_file(weights)  # at every start: the vectors of word pieces are looked up in it
    form = ensure_compiled(weights, folder, progress, packaged)
    from index.indexing.embedding.multilingual_model import MultilingualEmbedder

    return MultilingualEmbedder(form, packaged.full_name, PackedWeights(weights), progress)
