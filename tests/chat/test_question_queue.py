"""The queue knows how many questions wait, and how long the longest has."""

from __future__ import annotations

import threading

from chat.question_queue import QuestionQueue
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
