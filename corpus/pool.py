"""Reading papers on the processors of this machine, each within its time and memory."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

from pebble import ProcessExpired, ProcessPool

from .worker import Manner, Outcome, Paper, Reader, failed, leave_with, limit_memory, timed_out, work, worker_lost

TRIES = 2
"""A worker may be lost for a reason that is not its paper's; twice over the same paper it is the paper's."""

PAPERS_PER_WORKER = 100
"""A worker is replaced after this many papers, so that what libraries leave behind in memory does not add up."""

IN_HAND_PER_WORKER = 2
"""Papers handed out for each worker: one being read, one waiting, so that none idles and memory stays flat."""

SECONDS_PER_PAPER = 600
SECONDS_PER_MEGABYTE = 240
"""A scanned page takes up to 10 s to recognise and weighs 50 to 500 kB: four times the slowest seen."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one paper may take."""

    seconds: float | None = None
    """None: as fits its size."""
    memory_mb: int = 2048

    def seconds_for(self, paper: Paper) -> float:
        return self.seconds or SECONDS_PER_PAPER + SECONDS_PER_MEGABYTE * paper.size / 1e6


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


def _begin(memory_mb: int, builder: int) -> None:
    """What a worker does first."""
    leave_with(builder)
    limit_memory(memory_mb)


def read_on_pool(
    papers: Iterable[Paper], *, manner: Manner, reader: Reader, workers: int, limits: Limits
) -> Iterator[Outcome]:
    """The outcome of every paper, as each is done. Workers are fresh processes: nothing of one paper reaches the
    next but the code. A worker that overruns its time is killed, one that dies is replaced."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["agendapack.corpus.preload"])
    pool = ProcessPool(
        max_workers=workers,
        max_tasks=PAPERS_PER_WORKER,
        initializer=_begin,
        initargs=[limits.memory_mb, os.getpid()],
        context=context,
    )
    waiting = iter(papers)
    in_hand: dict[Future[Outcome], tuple[Paper, int]] = {}

    def hand_out(paper: Paper, attempt: int) -> None:
        future = pool.schedule(work, args=[paper, manner, reader], timeout=limits.seconds_for(paper))
        in_hand[future] = (paper, attempt)

    try:
        for paper in islice(waiting, workers * IN_HAND_PER_WORKER):
            hand_out(paper, 1)
        while in_hand:
            done = wait(in_hand, return_when=FIRST_COMPLETED).done
            for future in [each for each in in_hand if each in done]:  # in the order they were handed out
                paper, attempt = in_hand.pop(future)
                try:
                    yield future.result()
                except TimeoutError:
                    yield failed(paper, timed_out(limits.seconds_for(paper)), manner)
                except ProcessExpired as error:
                    if attempt < TRIES:
                        hand_out(paper, attempt + 1)
                        continue
                    yield failed(paper, worker_lost(error.exitcode), manner)
                for following in islice(waiting, 1):
                    hand_out(following, 1)
        pool.close()
    finally:
        pool.stop()
        pool.join()
