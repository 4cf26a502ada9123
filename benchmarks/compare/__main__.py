"""Other tools in their documented default way, and a naive pipeline, beside Quotewire, on the same news and model.

    python -m benchmarks.compare [--span 202208] [--venv .venv-compare] [--only TOOL,TOOL]
                                 [--articles N] [--questions N]
                                 [--ranker FILE --reader GRAPH]

The others are installed into a virtual environment of their own, pinned by requirements.txt. All embed with
the packaged all-MiniLM-L6-v2, given as a folder; nothing asks a hub. Each step is a process of its own, one after the
other, with the number of threads that its libraries choose. What each does is what its own documentation shows first:

- **txtai**: `Segmentation(paragraphs=True)` splits the texts, `Embeddings(path=MODEL, content=True)` keeps them, SQL
  with `similar()` finds 3. An index of this size becomes FAISS with cells (IVF), by its own choice.
- **LlamaIndex**: `VectorStoreIndex.from_documents` with its sentence splitter (1024 tokens, 20 shared; the model reads
  the first 256), title, source and date as metadata, which it embeds too; a retriever of 2.
- **LangChain**: `RecursiveCharacterTextSplitter(1000, 200)` over title and text, `InMemoryVectorStore`, 4 results: its
  tutorial on semantic search.
- **Haystack**: a pipeline of `DocumentSplitter()` (200 words), `SentenceTransformersDocumentEmbedder` and
  `InMemoryDocumentStore`; `InMemoryEmbeddingRetriever`, 10 results.
- **SentenceTransformer and FAISS**, a naive pipeline: pieces of 1,000 characters, `encode`, `IndexFlatIP`, 3 results.
- **Quotewire**: `bot.py add` and `bot.py ask --input`, the programs that its users run. Its model is compiled once for
  a data folder, before; how long that takes is told below the table.

All can filter, so all are asked as of each question's day (`untimely` would count what is newer). Retrieval alone
is compared: no tool is given a language model, a reranker, or hybrid search, which the documentation offers as options.
Every tool's figures of quality come from score.py over what it returned, in its order.

The ranker and the reader that Quotewire ships have learned from the questions of 2022 and 2023. With --ranker and
--reader (of benchmarks.fit_ranker and benchmarks.fit_reader, fitted on other years), its figures of quality are of
those; speed and memory stay those of the program. Without them the table says that they have seen the questions, and
its figures of quality are never the best of a column. With --articles or --questions no figure is in bold.

- *indexing*: wall seconds of the whole process, from its start to everything saved. Passages are each tool's own, of
  different lengths, so the seconds are the figure to compare.
- *question*: one after the other in a warm process, the embedding of the question included.
- *memory*: peak resident, of the process that answers all questions, and of the one that indexes.
- *start*: wall seconds of a process that opens what was saved and answers one question (median of --starts).
- *refusal*: AUROC of confidence after the articles that answer were deleted from each index by its own means. The
  others answer always and state no confidence: their best score stands in; the shares answered mean nothing for them.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.compare.news import News, prepared
from benchmarks.compare.programs import Failed, Ours, Theirs, environment, say
from benchmarks.compare.table import NAMES, OURS, Figures, table
from testing.program import ROOT, SHARED


def measured(tool: Ours | Theirs, name: str, news: News, starts: int) -> Figures:
    """Everything about one tool, step by step."""
    figures = Figures(name)
    say(f"{NAMES[name]}: indexing")
    tool.index(news, figures)
    say(f"{NAMES[name]}: {figures.passages} passages in {figures.index_s:.0f} s; asking")
    answers = news.folder / f"{name}.jsonl"
    figures.ask_mb = tool.ask(news.questions, answers).peak_mb
    figures.took_ms = [json.loads(line)["took_ms"] for line in answers.read_text().splitlines()]
    figures.start_s = statistics.median(tool.start(news) for _ in range(starts))
    figures.quality = news.quality(tool.to_score(news.questions, answers))
    if news.gaps["removed"]:
        say(f"{NAMES[name]}: deleting {len(news.gaps['removed'])} articles, asking once more")
        urls = news.folder / "removed.jsonl"
        urls.write_text("".join(json.dumps(url) + "\n" for url in news.gaps["removed"]))
        tool.remove(urls)
        gapped = news.folder / f"{name}-gapped.jsonl"
        tool.ask(news.questions, gapped)
        figures.refusal = news.refusal(tool.to_score(news.questions, gapped))
    return figures


def main() -> int:
    """Measures every tool and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--span", default="202208")
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv-compare", help="where the others are installed")
    parser.add_argument("--only", default=",".join(NAMES), help=f"of {', '.join(NAMES)}")
    parser.add_argument("--articles", type=int, help="the first so many alone")
    parser.add_argument("--questions", type=int, help="the first so many alone")
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--ranker", type=Path, help="of benchmarks.fit_ranker, fitted on other questions")
    parser.add_argument("--reader", type=Path, help="of benchmarks.fit_reader, fitted on other questions")
    arguments = parser.parse_args()
    wanted = arguments.only.split(",")
    if unknown := set(wanted) - set(NAMES):
        parser.error(f"no such tool: {', '.join(sorted(unknown))}")
    if (arguments.ranker is None) != (arguments.reader is None):
        parser.error("--ranker and --reader go together")
    if not (SHARED / "news").exists():
        print(f"there is no news in {SHARED / 'news'}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="compare-") as temporary:
        return compared(arguments, wanted, Path(temporary))


def compared(arguments: argparse.Namespace, wanted: Sequence[str], folder: Path) -> int:
    """Measures the wanted tools in `folder` and prints the table; 1 where one failed."""
    fitted = (arguments.ranker.absolute(), arguments.reader.absolute()) if arguments.ranker else None
    rows, ours, failed = [], Ours(folder, fitted), []
    try:
        python = environment(arguments.venv.absolute()) if set(wanted) - {OURS} else Path(sys.executable)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    news = prepared(arguments.span, arguments.articles, arguments.questions, folder)
    for name in wanted:
        tool = ours if name == OURS else Theirs(name, python, folder)
        try:
            rows.append(measured(tool, name, news, arguments.starts))
        except Failed as failure:
            failed.append(name)
            print(f"{NAMES[name]} failed: {failure}", file=sys.stderr)
    articles, questions = (sum(1 for _ in file.open()) for file in (news.articles, news.questions))
    print(f"\n{articles} articles and {questions} questions of {arguments.span}, {os.cpu_count()} cores\n")
    print(table(rows, bold=arguments.articles is None and arguments.questions is None))
    if ours.compiled_s:
        print(f"\nBefore that, Quotewire compiled its model, once for a data folder: {ours.compiled_s:.0f} s.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
