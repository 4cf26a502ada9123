"""What the collections of a library are called. Also the names of the followers that tell how far they have come."""

from __future__ import annotations

import hashlib

from index.search.terms import FORM

SCHEMA = (
    1  # grows with every change of the fields, as FORM with that of terms; collections of another one stay as they are
)


def collection_name(library: str, model: str, dimension: int) -> str:
    """The name of the collection of a library (by its identity) for a model: other models, other collections."""
    made_for = hashlib.sha256(f"{SCHEMA} {FORM}\n{model}\n{dimension}".encode()).hexdigest()[:8]
    return f"{prefix_of_collections(library)}{made_for}"


def prefix_of_collections(library: str) -> str:
    """How the names of all collections of a library begin."""
    return f"quotewire_{library}_"
