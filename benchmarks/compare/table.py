"""The comparison as a table, and where Quotewire is behind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from benchmarks.percentiles import percentile

OURS = "quotewire"
NAMES = {
    OURS: "Quotewire",
    "txtai": "txtai",
    "llamaindex": "LlamaIndex",
    "langchain": "LangChain",
    "haystack": "Haystack",
    "naive": "SentenceTransformer and FAISS",
}


@dataclass
class Figures:
    """A row of the table."""

    name: str
    version: str = ""
    passages: int = 0
    index_s: float = 0.0
    index_mb: float = 0.0
    took_ms: list[float] = field(default_factory=list)
    ask_mb: float = 0.0
    start_s: float = 0.0
    quality: dict[str, float] = field(default_factory=dict)
    refusal: dict[str, float] = field(default_factory=dict)
    has_seen_questions: bool = False  # what it learned from, so that its quality flatters


@dataclass(frozen=True, slots=True)
class Column:
    """A figure of every row; `better` is 1 where more is better, -1 where less is, 0 where neither.

    `flattered` are the places of rows whose figure flatters: it is not compared.
    """

    heading: str
    shape: str
    better: int
    values: Sequence[float]
    flattered: Collection[int] = ()

    @property
    def shown(self) -> list[str]:
        """The figures as they are printed."""
        return [self.shape.format(value) for value in self.values]

    def best(self, place: int) -> bool:
        """Whether it may be compared, and no other is better, as printed."""
        if not self.better or place in self.flattered:
            return False
        printed = [float(text) * self.better for n, text in enumerate(self.shown) if n not in self.flattered]
        return float(self.shown[place]) * self.better == max(printed)


def table(rows: Sequence[Figures], *, bold: bool) -> str:
    """Everything in one table, in Markdown; with `bold`, the best of each column that may be compared is in bold."""
    columns = _columns(rows)
    lines = [
        "| | " + " | ".join(column.heading for column in columns) + " |",
        "|---|" + "---:|" * len(columns),
    ]
    for place, row in enumerate(rows):
        cells = [
            f"**{column.shown[place]}**" if bold and column.best(place) else column.shown[place] for column in columns
        ]
        seen = ", which has seen these questions" if row.has_seen_questions else ""
        lines.append(f"| {NAMES[row.name]} {row.version}{seen} | " + " | ".join(cells) + " |")
    lines += ["", *_remarks(rows, columns)]
    return "\n".join(lines)


def _columns(rows: Sequence[Figures]) -> list[Column]:
    columns = [
        Column("passages", "{:.0f}", 0, [r.passages for r in rows]),
        Column("indexing s", "{:.0f}", -1, [r.index_s for r in rows]),
        Column("passages/s", "{:.0f}", 1, [r.passages / r.index_s for r in rows]),
        Column("indexing MB", "{:.0f}", -1, [r.index_mb for r in rows]),
        Column("question p50 ms", "{:.1f}", -1, [percentile(r.took_ms, 0.5) for r in rows]),
        Column("p95 ms", "{:.1f}", -1, [percentile(r.took_ms, 0.95) for r in rows]),
        Column("answering MB", "{:.0f}", -1, [r.ask_mb for r in rows]),
        Column("start s", "{:.2f}", -1, [r.start_s for r in rows]),
    ]
    flattered = {place for place, row in enumerate(rows) if row.has_seen_questions}
    for name, better in (("first300", 1), ("all600", 1), ("any", 1), ("forged", -1), ("untimely", -1)):
        shape = "{:.0f}" if better < 0 else "{:.3f}"
        columns.append(Column(name, shape, better, [r.quality[name] for r in rows], flattered if better > 0 else ()))
    if all(r.refusal for r in rows):
        columns.append(Column("refusal auroc", "{:.3f}", 1, [r.refusal["auroc"] for r in rows], flattered))
    return columns


def _remarks(rows: Sequence[Figures], columns: Sequence[Column]) -> list[str]:
    place = next((n for n, row in enumerate(rows) if row.name == OURS), None)
    if place is None or len(rows) == 1:
        return []
    behind = [
        column.heading
        for column in columns
        if column.better and place not in column.flattered and not column.best(place)
    ]
    said = ["Quotewire is " + (f"behind in: {', '.join(behind)}." if behind else "behind in no column.")]
    refusal = rows[place].refusal
    if refusal:
        said.append(
            f"Where nothing answers, Quotewire answered {refusal['wrongly']:.3f} of the questions, where something "
            f"does {refusal['answered']:.3f}; the others always answer."
        )
    return said
