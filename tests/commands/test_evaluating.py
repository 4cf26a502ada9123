"""`evaluate` scores answers to questions whose answers are known."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.conftest import Bot
from tests.commands.test_articles_in import CAKE, FERRY, line

FERRY_QUESTION = "When will the ferry to Port Amar run all night?"
QUESTIONS = (
    {"id": "1", "question": FERRY_QUESTION, "answers": ["Friday"], "now": "2025-05-14"},
    {"id": "2", "question": "Who won the county prize?", "answers": ["Nobody at all"], "now": "2025-06-03"},
)


def test_figures_over_articles_of_their_own(bot: Bot, tmp_path: Path) -> None:
    articles, questions = tmp_path / "articles.jsonl", tmp_path / "questions.jsonl"
    articles.write_text(line("ferry", FERRY, published="2025-05-13") + line("cake", CAKE, published="2025-06-02"))
    questions.write_text("".join(json.dumps(row) + "\n" for row in QUESTIONS))
    figures = json.loads(bot("evaluate", str(questions), "--articles", str(articles), "--json").out)
    assert (figures["questions"], figures["first300"]) == (2, 0.5)
    assert json.loads(bot("status", "--json").out)["articles"] == 0  # the library itself is left alone


def test_questions_are_scored_as_while_many_ask(bot: Bot, tmp_path: Path) -> None:
    articles, questions = tmp_path / "articles.jsonl", tmp_path / "questions.jsonl"
    articles.write_text(line("ferry", FERRY, published="2025-05-13") + line("cake", CAKE, published="2025-06-02"))
    questions.write_text(json.dumps(QUESTIONS[0]) + "\n")
    told = bot("evaluate", str(questions), "--articles", str(articles), "--read", "0", "--json")
    assert json.loads(told.out)["first300"] == 1.0
    refused = bot("evaluate", str(questions), "--articles", str(articles), "--read", "3")
    assert refused.status == 2 and "nothing is fitted for 3" in refused.err


def test_the_model_of_a_new_data_folder_can_be_kept_in_it(bot: Bot, data: Path, tmp_path: Path) -> None:
    articles, questions = tmp_path / "articles.jsonl", tmp_path / "questions.jsonl"
    articles.write_text(line("ferry", FERRY, published="2025-05-13"))
    questions.write_text(json.dumps(QUESTIONS[0]) + "\n")
    assert not (data / "model").exists()
    assert bot("evaluate", str(questions), "--articles", str(articles)).status == 0
    assert (data / "model").is_dir()


def test_a_file_that_holds_no_questions_is_refused(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text('{"id": "1"}\n')
    done = bot("evaluate", str(tmp_path / "questions.jsonl"))
    assert done.status == 1 and "line 1" in done.err


def test_everyday_questions_are_scored_by_kind_as_they_are_shown(bot: Bot, tmp_path: Path) -> None:
    articles, questions = tmp_path / "articles.jsonl", tmp_path / "questions.jsonl"
    articles.write_text(line("ferry", FERRY, published="2025-05-13") + line("cake", CAKE, published="2025-06-02"))
    rows = (
        {"id": "1", "kind": "when", "question": FERRY_QUESTION, "must": ["Friday"], "now": "2025-05-14"},
        {"id": "2", "kind": "none", "question": "Who won the chess title?", "must": None, "now": "2025-06-03"},
        {
            "id": "3",
            "kind": "when",
            "question": "And when?",
            "before": [FERRY_QUESTION],
            "must": "x",
            "now": "2025-05-14",
        },
    )
    questions.write_text("".join(json.dumps(row) + "\n" for row in rows))
    told = json.loads(bot("evaluate", str(questions), "--articles", str(articles), "--json").out)
    assert told["kinds"]["when"] == {"of": 2, "right": 0.5}
    assert told["kinds"]["none"] == {"of": 1, "right": 1.0}
    assert [row["id"] for row in told["missed"]] == ["3"]
    assert "without one" in bot("evaluate", str(questions), "--articles", str(articles)).out
