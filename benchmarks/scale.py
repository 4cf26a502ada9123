"""Processes of every role on one PostgreSQL and one Milvus, one killed every 5 s: nothing is lost.

    python -m benchmarks.scale [--questions 2000] [--deliveries 2000] [--stories 50] [--kill-every 5] [--webhook]
        [--roles chat:2,deliver:2,match:1,ingest:1] [--postgresql URL] [--milvus URI] [--small] [--seed 0]
        [--keep FOLDER]

The processes are real ones with the real model, on the tests' Bot API server, which enforces Telegram's sending limits.
Readers ask one question after another; news comes into a watched folder, and followers are to hear of each of it.
--webhook has updates posted through a load balancer to both chat processes instead of fetched. --small takes SQLite and
FAISS in one data folder instead of PostgreSQL and Milvus, for one process of a role. It exits with 1 where a question
was not answered, a delivery was lost, more came twice than processes were killed, or a limit was broken.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from testing.scale import ScaleRun, run_at_scale


def main() -> int:
    """Runs and prints what came of it; 1 where anything was lost."""
    usual = ScaleRun()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=usual.questions)
    parser.add_argument("--deliveries", type=int, default=usual.deliveries, help="a multiple of the stories")
    parser.add_argument(
        "--stories", type=int, default=usual.stories, help="that come as news while questions are asked"
    )
    parser.add_argument("--kill-every", dest="kill_every_s", type=float, default=usual.kill_every_s)
    parser.add_argument("--roles", default=usual.roles)
    parser.add_argument("--webhook", action="store_true")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--postgresql", help="the URL of an empty database that is there already")
    parser.add_argument("--milvus", help="the URI of a Milvus that is there already")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--keep", type=Path, help="where the logs stay")
    arguments = vars(parser.parse_args())
    folder, url, uri = (arguments.pop(name) for name in ("keep", "postgresql", "milvus"))
    os.environ.pop("QUOTEWIRE_DATABASE", None)
    with tempfile.TemporaryDirectory() as temporary:
        return 0 if run_at_scale(ScaleRun(**arguments), folder or Path(temporary), url, uri) else 1


if __name__ == "__main__":
    sys.exit(main())
