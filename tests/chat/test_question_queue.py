"""The queue knows how many questions wait, and how long the longest has."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

import chat.question_queue
from chat.question_queue import MANY, QuestionQueue
from retrieval.reading_depth import Load


def test_work_waits_until_it_is_begun() -> None:
    clock = [10.0]
    queue = QuestionQueue(2, lambda: clock[0])
    seen: list[Load] = []
    begin = [queue.noted(lambda: seen.append(queue.load())) for _ in range(3)]
    clock[0] = 12.0
    assert queue.load() == Load(3, 2.0, 2)
    for each in begin:
        each()
    assert seen == [Load(2, 2.0, 2), Load(1, 2.0, 2), Load(0, 2.0, 2)]


def test_a_thread_knows_how_long_its_own_work_has_waited() -> None:
    clock = [0.0]
    queue = QuestionQueue(2, lambda: clock[0])
    seen: list[Load] = []
    late = queue.noted(lambda: seen.append(queue.load()))
    clock[0] = 5.0
    thread = threading.Thread(target=late)
    thread.start()
    thread.join()
    clock[0] = 6.0
    queue.noted(lambda: seen.append(queue.load()))()
    assert [load.longest_s for load in seen] == [5.0, 0.0]


def test_work_that_fails_waits_no_more() -> None:
    queue = QuestionQueue()

    def fail() -> None:
        raise ValueError

    noted = queue.noted(fail)
    try:
        noted()
    except ValueError:
        assert queue.load().waiting == 0
    else:
        raise AssertionError("it did not fail")


class Watch:
    """Notes how many pieces of work are done at the same time."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self._lock = threading.Lock()

    def work(self, seconds: float) -> Callable[[], None]:
        def do() -> None:
            with self._lock:
                self.now += 1
                self.most = max(self.most, self.now)
            time.sleep(seconds)
            with self._lock:
                self.now -= 1

        return do


def done_at_once(count: int, seconds: float) -> int:
    """Returns how many of so many pieces of work two threads do at the same time at most."""
    queue, watch = QuestionQueue(2), Watch()
    noted = [queue.noted(watch.work(seconds)) for _ in range(count)]
    with ThreadPoolExecutor(2) as threads:
        for each in noted:
            threads.submit(each)
    return watch.most


def test_two_threads_compute_while_few_wait() -> None:
    assert done_at_once(MANY, 0.02) == 2


def test_while_many_wait_one_thread_computes_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat.question_queue, "LONGEST_TURN_S", 30.0)  # however busy the machine is
    queue, watch = QuestionQueue(2), Watch()
    noted = [queue.noted(watch.work(0.02)) for _ in range(2 * MANY)]
    with ThreadPoolExecutor(2) as threads:
        begun = [threads.submit(each) for each in noted[:MANY]]
        for one in begun:
            one.result()
    assert watch.most == 1
    assert queue.load().workers == 1


def test_work_that_takes_long_lets_the_next_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat.question_queue, "LONGEST_TURN_S", 0.01)
    assert done_at_once(2 * MANY, 0.05) == 2  # such as a page that does not come
