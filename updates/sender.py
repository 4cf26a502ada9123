"""Sends what is due, one message after the other. Each outcome is recorded before the next is sent."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Protocol, TypeVar

from config.retry_pauses import RetryPauses
from index.library.errors import LibraryProblem
from updates.delivery import Delivery, Due
from updates.errors import NotTheSender
from updates.outcomes import Later, Outcome, Refused, Sent, Unknown
from updates.update_messages import DeliveryClient, OutgoingUpdate

log = logging.getLogger(__name__)

LOOKAHEAD = 200  # due deliveries that are read at once
BUSY_CHATS = 400  # that are skipped when more are read
IDLE_S = 0.5  # between two looks while nothing is due
PAUSES = RetryPauses(0.25, 15.0)  # for all chats, from the second failure in a row
GRACE_S = 5.0  # for the message that is on its way when the bot stops

T = TypeVar("T")
Done = tuple[OutgoingUpdate, Outcome]


class Pace(Protocol):
    """Tells when a chat may get a message that it did not ask for."""

    def broadcast_wait_s(self, chat: int) -> float:
        """Returns the seconds from now; 0 means now."""
        ...


class Sender:
    """Sends what is in the outbox. There is one sender at a time for a database; NotTheSender ends a former one."""

    def __init__(
        self,
        delivery: Delivery,
        delivery_client: DeliveryClient,
        pace: Pace,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        grace_s: float = GRACE_S,
    ) -> None:
        self._delivery = delivery
        self._client = delivery_client
        self._pace = pace
        self._sleep = sleep
        self._grace_s = grace_s
        self._waiting: deque[Due] = deque()
        self._failures = 0  # in a row, whoever they were for
        self._unreachable = False  # whether the other side is there at all
        self._done: Done | None = None  # what was sent last, which is not written down yet
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="outbox")

    async def run(self) -> None:
        """Sends until cancelled; waits for the message that is on its way then, and records it."""
        try:
            unsure = await self._recovered()
            if unsure:
                log.warning("%d messages were on their way when the bot stopped: they are sent again, marked", unsure)
            while True:
                await self._follow_clock()
                if await self._send_patiently() == 0:
                    await self._sleep(IDLE_S)
        finally:
            self._thread.shutdown(wait=False)

    async def _recovered(self) -> int:
        """Calls Delivery.recover; waits while the database cannot be written, since nothing can be sent before."""
        failures = 0
        while True:
            try:
                return await self._in_thread(self._delivery.recover)
            except NotTheSender:
                raise
            except LibraryProblem as problem:
                log.warning("%s; the outbox waits", problem)
            except Exception:  # no more than in the loop below may this be the end of all sending
                log.exception("the outbox cannot be opened; trying again")
            failures += 1
            await self._sleep(PAUSES.after(failures))

    async def _follow_clock(self) -> None:
        """See Delivery.keep_to_the_clock."""
        try:
            set_back = await self._in_thread(self._delivery.repair_due_times)
        except LibraryProblem as problem:
            log.warning("%s; the outbox waits", problem)
            return
        if set_back:
            log.warning(
                "the clock was set back: %d deliveries were made due by the new time",
                set_back,
            )

    async def _send_patiently(self) -> int:
        """Calls send_due; no failure ends the sending."""
        try:
            return await self.send_due()
        except NotTheSender:
            raise
        except LibraryProblem as problem:  # locked, or away for now
            log.warning("%s; the outbox waits", problem)
        except Exception:
            log.exception("the outbox cannot be read; trying again")
        await self._sleep(PAUSES.longest_s)
        return 0

    async def send_due(self) -> int:
        """Sends until nothing more can be sent now; returns how many arrived."""
        arrived = 0
        try:
            while True:
                if self._unreachable:
                    await self._record_and_claim(self._taken(), None)
                    await self._until_reachable()
                due = await self._next()
                outgoing = await self._record_and_claim(self._taken(), due)  # recorded in any case
                if due is None:
                    return arrived
                if outgoing is not None:
                    self._done = outgoing, await self._send(outgoing)
                    arrived += isinstance(self._done[1], Sent)
        except asyncio.CancelledError:
            last = self._taken()
            if last is not None:
                await self._in_thread(partial(self._delivery.record_and_claim, last, None))
            raise

    def _taken(self) -> Done | None:
        """Returns what was sent last, for the caller to record; if the caller fails, the next round records it."""
        last, self._done = self._done, None
        return last

    async def _next(self) -> Due | None:
        """Returns the first due delivery to a chat that may get a message now."""
        for _ in range(2):
            for _ in range(len(self._waiting)):
                due = self._waiting.popleft()
                if self._pace.broadcast_wait_s(due.recipient.chat) <= 0:
                    return due
                self._waiting.append(due)
            busy = {due.recipient.chat for due in self._waiting}
            find = partial(self._delivery.due, LOOKAHEAD, sorted(busy)[:BUSY_CHATS])
            found = await self._in_thread(find)
            self._waiting.extend(found)
            if not found:
                break
        self._waiting.clear()  # looked up anew when their chats are free
        return None

    async def _record_and_claim(self, done: Done | None, due: Due | None) -> OutgoingUpdate | None:
        """Calls Delivery.record_and_claim; waits while the database cannot be written, so that no outcome is lost."""
        failures = 0
        while True:
            turning = asyncio.ensure_future(self._in_thread(partial(self._delivery.record_and_claim, done, due)))
            try:
                return await asyncio.shield(turning)
            except asyncio.CancelledError:
                with contextlib.suppress(LibraryProblem):
                    await self._put_back(await turning)
                raise
            except NotTheSender:
                raise
            except LibraryProblem as problem:
                log.warning("%s; the outbox waits", problem)
                failures += 1
                await self._sleep(PAUSES.after(failures))
            except Exception as error:  # one that cannot be packed must not keep the others from going
                if due is None:
                    raise
                log.exception("delivery %d cannot be made", due.id)
                await self._in_thread(partial(self._delivery.record_and_claim, done, None))
                await self._in_thread(partial(self._delivery.give_up, due, f"{type(error).__name__}: {error}"))
                return None

    async def _put_back(self, claimed: OutgoingUpdate | None) -> None:
        """Puts back a delivery that was claimed while the bot stopped, and so was not sent."""
        if claimed is not None:
            await self._in_thread(
                partial(self._delivery.record_and_claim, (claimed, Later("the bot stopped", 0.0)), None)
            )

    async def _send(self, outgoing: OutgoingUpdate) -> Outcome:
        """Sends an update. If the bot is stopped meanwhile, records the outcome first."""
        task = asyncio.create_task(self._client.deliver(outgoing))
        try:
            return self._judged(await _outcome(asyncio.shield(task)), outgoing)
        except asyncio.CancelledError:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._grace_s):
                    outcome = await _outcome(task)
                    await self._in_thread(lambda: self._delivery.record_and_claim((outgoing, outcome), None))
            raise

    def _judged(self, outcome: Outcome, outgoing: OutgoingUpdate) -> Outcome:
        match outcome:
            case Later(after_s=None) | Unknown():
                self._failures += 1
                self._unreachable = self._failures > 1
                log.info("delivery %d to %d: %s", outgoing.deliveries[0], outgoing.recipient.chat, outcome)
            case Sent():
                self._failures = 0
            case _:
                self._failures = 0
                log.info("delivery %d to %d: %s", outgoing.deliveries[0], outgoing.recipient.chat, outcome)
        return outcome

    async def _until_reachable(self) -> None:
        """Waits until Telegram answers again, so that an outage leaves one or two unknown outcomes and not hundreds."""
        while True:
            await self._sleep(PAUSES.after(self._failures - 1))
            if await self._client.reachable():
                self._unreachable = False
                return
            self._failures += 1

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


async def _outcome(delivering: Awaitable[Outcome]) -> Outcome:
    try:
        return await delivering
    except Exception as error:  # one that cannot be rendered must not keep the others from going
        log.exception("a delivery cannot be made")
        return Refused(type(error).__name__)  # its words may hold a reader's
