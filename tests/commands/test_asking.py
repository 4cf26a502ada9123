"""Questions are answered with quotes that slice the stored text, and wrong usage is said to be wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from config import settings
from tests.commands.conftest import ROOT, Bot
from tests.commands.test_articles_in import CAKE, FERRY, line

QUESTION = "What does Zelenskyy require before talks?"


@pytest.fixture
def filled(bot: Bot) -> Bot:
    rows = line("ferry", FERRY, published="2025-05-13") + line("cake", CAKE, published="2025-06-02")
    bot("add", "-", stdin=rows.encode())
    return bot


def test_an_answer_as_json_slices_the_stored_text(filled: Bot) -> None:
    answer = json.loads(filled("ask", "When will the ferry to Port Amar run all night?", "--json").out)
    assert set(answer) >= {"id", "question", "answered", "confidence", "reason", "quotes", "took_ms"}
    for quote in answer["quotes"]:
        stored = json.loads(filled("articles", "show", str(quote["article"]["id"]), "--json").out)["text"]
        assert stored[quote["start"] : quote["end"]] == quote["text"]
    assert answer["quotes"][0]["article"]["published"] == "2025-05-13"


def test_nothing_published_later_is_seen(filled: Bot) -> None:
    answer = json.loads(filled("ask", "Who won the county prize?", "--json", "--as-of", "2025-05-20").out)
    assert [quote["article"]["title"] for quote in answer["quotes"] if quote["article"]["title"] == "cake"] == []


def test_a_file_of_questions_gives_a_file_of_answers_in_order(filled: Bot, tmp_path: Path) -> None:
    asked = tmp_path / "asked.jsonl"
    asked.write_text(
        '{"id": "b", "question": "Who won the county prize?", "now": "2025-06-03"}\n'
        '{"id": "a", "question": "When does the ferry run?", "now": "2025-05-14", "more": 1}\n'
    )
    assert filled("ask", "--input", str(asked), "--output", str(tmp_path / "answers.jsonl")).status == 0
    answers = [json.loads(row) for row in (tmp_path / "answers.jsonl").read_text().splitlines()]
    assert [answer["id"] for answer in answers] == ["b", "a"]


@pytest.mark.parametrize("command", [("ask", "--output", "answers", "--input"), ("evaluate",)])
def test_a_file_of_questions_that_is_none_is_said_so_with_its_line(
    bot: Bot, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "asked").write_bytes(b"\xff\xfe{\n")
    done = bot(*command, str(tmp_path / "asked"))
    assert done.status == 1
    assert "line 1: not a JSON object" in done.err and len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "a question", "--input", "x"),
        ("ask", "--input", "only-half"),
        ("ask", "when?", "--as-of", "yesterday-ish"),
        ("ask", "when?", "--as-of", "0001-01-01"),
        ("ask", "when?", "--limit", "0"),
        ("articles", "list", "--limit", "9" * 30),
        ("nonsense",),
        ("ask", "--nonsense"),
        ("add",),
    ],
)
def test_wrong_usage_ends_with_2_and_one_line(bot: Bot, arguments: tuple[str, ...]) -> None:
    done = bot(*arguments)
    assert done.status == 2
    assert len(done.err.splitlines()) == 1


@pytest.mark.either
@pytest.mark.parametrize("question", ["", "🙂🙂🙂"])
def test_any_question_gets_an_answer_or_a_reason(filled: Bot, question: str) -> None:
    done = filled("ask", question, "--json")
    assert done.status == 0
    answer = json.loads(done.out)
    assert answer["answered"] or answer["reason"]


@pytest.mark.either
def test_any_question_of_a_file_gets_an_answer_or_a_reason(filled: Bot, tmp_path: Path) -> None:
    questions = ["", "   ", "?!", "🙂🙂🙂", "x" * 10_000, "the of and", "Где паром?", "渡轮在哪里？"]
    asked, answered = tmp_path / "asked.jsonl", tmp_path / "answered.jsonl"
    rows = (json.dumps({"id": str(number), "question": one}) for number, one in enumerate(questions))
    asked.write_text("\n".join(rows))
    assert filled("ask", "--input", str(asked), "--output", str(answered)).status == 0
    answers = [json.loads(row) for row in answered.read_text().splitlines()]
    assert len(answers) == len(questions)
    assert all(answer["answered"] or answer["reason"] for answer in answers)


def test_an_empty_library_says_so(bot: Bot) -> None:
    answer = json.loads(bot("ask", "Who won?", "--json").out)
    assert (answer["answered"], answer["reason"]) == (False, "nothing is indexed yet")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUOTEWIRE_ADMINS", "me"),
        ("TELEGRAM_API_URL", "nowhere"),
        ("QUOTEWIRE_DATABASE", "x"),
    ],
)
def test_a_wrong_setting_names_itself(bot: Bot, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    done = bot("status")
    assert done.status == 1
    assert name in done.err and len(done.err.splitlines()) == 1


def test_who_asks_for_headlines_gets_them_as_in_the_chat(bot: Bot) -> None:
    bot("add", "-", stdin=line("ferry", FERRY, published="2022-06-13").encode())
    assert bot("ask", "what happened in June 2022?").out.startswith("In June 2022\n\n• ferry")
    assert "• ferry" in bot("ask", "latest news").out
    assert "confidence" in json.loads(bot("ask", "latest news", "--json").out)


def test_a_misspelt_setting_is_told(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTEWIRE_MODLE", "english")
    monkeypatch.setenv("QUOTEWIRE_NEWSROOM", "a name of somebody's own")
    assert bot("status").err == "QUOTEWIRE_MODLE is no setting, did you mean QUOTEWIRE_MODEL?\n"


def test_a_misspelt_setting_in_a_file_is_told(bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = {
        "ENV_FILE": "QUOTEWIRE_ADMIN=7\nHOME_TOWN=Torvik\n",
        "TOML_FILE": 'modle = "english"\nlog_format = "text"\n',
    }
    for name, text in written.items():
        path = tmp_path / name
        path.write_text(text)
        monkeypatch.setattr(settings, name, path)
    assert bot("status").err.splitlines() == [
        "QUOTEWIRE_ADMIN is no setting, did you mean QUOTEWIRE_ADMINS?",
        "modle is no setting, did you mean model?",
    ]
    (tmp_path / "TOML_FILE").write_text("modle = = 1\n")
    assert bot("status").err.startswith("quotewire.toml cannot be read: ")


def test_a_data_folder_that_cannot_be_made_is_said_so(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = bot("feeds", "--data", str(tmp_path / "file" / "data"))
    assert done.status == 1
    assert "cannot be written" in done.err and len(done.err.splitlines()) == 1


@pytest.mark.real_model
def test_a_fresh_run_without_a_token_answers_about_istanbul(real_bot: Bot) -> None:
    done = real_bot("run", stdin=f"{QUESTION}\n".encode())
    assert done.status == 0
    assert "BotFather" in done.err
    assert "ceasefire" in done.out
    assert "https://" in done.out and "2025" in done.out
    assert json.loads(real_bot("status", "--json").out)["articles"] >= 8


@pytest.mark.real_model
def test_a_second_bot_on_the_same_folder_is_refused(real_bot: Bot, data: Path) -> None:
    with FileLock(data / "run.lock"):
        done = real_bot("run", stdin=b"")
        assert done.status == 1
        assert "running" in done.err.splitlines()[-1]
        assert real_bot("status").status == 0


def test_the_program_starts_without_torch() -> None:
    heavy = ("torch", "transformers", "sentence_transformers", "trafilatura")
    code = f"import sys, commands.ask, commands.parts; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_brings_nothing_that_it_need_not_wait_for() -> None:
    heavy = ("sqlalchemy", "numpy", "openvino", "faiss", "tantivy", "httpx", "lxml", "telegram", "prompt_toolkit")
    code = f"""
import sys
from commands.main import COMMANDS, program
sys.argv = ["bot.py", "--help"]
try:
    program()
except SystemExit:
    assert all("commands." + name in sys.modules for name in COMMANDS)
    print([name for name in {heavy} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
