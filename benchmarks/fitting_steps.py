"""Steps in which networks are fitted: what is read together, and how fast the rate falls."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import torch

from index.indexing.networks.openvino_network import has_bfloat16_instructions

SEED = 11
WARM_UP = 0.06  # of all steps, on which the rate grows
DECAY = 0.01
STEPS_AVERAGED = 50  # whose loss is told together
STEPS_SORTED = 40  # steps' worth of items that are sorted by length together: little is filled up then

Item = TypeVar("Item")
Step = TypeVar("Step")


def seeded_options(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """Reads the options, among them --threads, for work that is the same each time."""
    parser.add_argument("--threads", type=int, default=torch.get_num_threads(), help="fewer beside other work")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    return options


def steps_of(
    items: Sequence[Item],
    chance: random.Random,
    *,
    length: Callable[[Item], int],
    is_full: Callable[[Sequence[Item]], bool],
    a_step: int,
) -> list[list[Item]]:
    """Returns items of similar length together, in steps that are full, and these in random order.

    `a_step` is how many items a step has, roughly.
    """
    mixed = chance.sample(items, len(items))
    chunk = STEPS_SORTED * a_step
    steps: list[list[Item]] = []
    for start in range(0, len(mixed), chunk):
        held: list[Item] = []
        for item in sorted(mixed[start : start + chunk], key=length):
            held.append(item)
            if is_full(held):
                steps.append(held)
                held = []
        steps += [held] if held else []
    return chance.sample(steps, len(steps))


def fit_steps(
    network: torch.nn.Module, steps: Sequence[Step], loss: Callable[[Step], torch.Tensor], rate: float
) -> None:
    """AdamW (Loshchilov and Hutter 2019), the rate falling linearly after a warm-up; in bfloat16 where that is fast."""
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=DECAY)
    warm = max(1, int(WARM_UP * len(steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min((at + 1) / warm, (len(steps) - at) / max(1, len(steps) - warm))
    )
    network.train()
    begun, running = time.monotonic(), 0.0
    for number, step in enumerate(steps, 1):
        with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16_instructions()):
            lost = loss(step)
        optimiser.zero_grad()
        lost.backward()  # type: ignore[no-untyped-call]  # torch has no types here
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        running += (float(lost.detach()) - running) / min(number, STEPS_AVERAGED)
        if number % STEPS_AVERAGED == 0:
            print(f"step {number} of {len(steps)}: loss {running:.3f}, {time.monotonic() - begun:.0f} s", flush=True)
