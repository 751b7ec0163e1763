"""Reading papers on a Dask cluster: the same work as on the pool, on as many machines as there are.

Papers go out by content hash. Each worker reads its file where the builder saw it (a file system that all share) or
fetches it from a storage address that fsspec knows (``s3://bucket/papers``); it refuses a file whose hash is another.
Results come back as rows, and the one writer stores them.
"""

import contextlib
import hashlib
import os
import tempfile
import threading
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from ..schema.document import DETAILS
from ..schema.problems import PaperError, Problem
from .errors import ClusterError
from .pool import Limits
from .version import reading_version, with_vocabulary
from .worker import Manner, Outcome, Paper, Reader, failed, limit_memory, work, worker_lost

LOCAL = "local"

IN_HAND_PER_WORKER = 3
"""Papers handed out for each thread of a worker: one being read, two on their way over the network."""

SECONDS_TO_ANSWER = 10
"""How long to wait for a scheduler: one that runs answers at once."""

SECONDS_TO_GATHER = 120
"""How long to wait for the first worker: a batch system may have to find it a place."""

OVERRAN = 77
"""Exit code of a worker that ended itself because its paper took too long."""


def read_on_cluster(
    papers: Iterable[Paper],
    *,
    manner: Manner,
    reader: Reader,
    address: str,
    workers: int,
    limits: Limits,
    storage: str = "",
) -> Iterator[Outcome]:
    """The outcome of every paper, as each is done, on the cluster whose scheduler is at ``address``, or on one of
    ``workers`` processes of this machine where ``address`` is ``local``.

    A worker that is lost costs nothing: its papers are read by another. A paper over which a worker was lost twice is
    a problem record. Raises ``ClusterError`` where there is no scheduler, no worker, or one of another version.
    """
    try:
        import dask
        import distributed
    except ModuleNotFoundError as error:
        raise ClusterError(
            f"--cluster needs {error.name}; install it with: pip install 'agendapack[cluster]'"
        ) from error

    settings = {
        "distributed.scheduler.allowed-failures": 1,  # lost once is tried again, lost twice is the paper's fault
        "distributed.scheduler.worker-saturation": 1.0,  # a worker holds the paper it reads and no other
        "distributed.worker.memory.target": False,  # nothing is kept on workers, so nothing is to be spilled
        "distributed.worker.memory.spill": False,
        "distributed.worker.memory.pause": False,
    }
    with dask.config.set(settings), contextlib.ExitStack() as stack:
        client = stack.enter_context(_client(distributed, stack, address, workers, limits))
        threads = _check_workers(client, manner)
        waiting = iter(papers)
        in_hand: dict[Any, Paper] = {}
        done = distributed.as_completed()

        def hand_out(count: int) -> None:
            for paper in islice(waiting, count):
                if storage:
                    _upload(paper, storage)
                future = client.submit(
                    work_on_cluster,
                    paper,
                    manner,
                    reader,
                    limits.seconds_for(paper),
                    limits.memory_mb,
                    storage,
                    key=f"read-{paper.sha256}",
                    pure=False,
                )
                in_hand[future] = paper
                done.add(future)

        hand_out(threads * IN_HAND_PER_WORKER)
        while in_hand:
            future = next(done)
            paper = in_hand.pop(future)
            try:
                outcome = future.result()
            except distributed.KilledWorker:
                outcome = failed(paper, worker_lost(None), manner)
            future.release()
            hand_out(1)
            yield outcome


def work_on_cluster(
    paper: Paper, manner: Manner, reader: Reader, seconds: float, memory_mb: int, storage: str
) -> Outcome:
    """What a worker of the cluster does with one paper, within its time and memory."""
    limit_memory(memory_mb)
    alarm = threading.Timer(seconds, os._exit, [OVERRAN])
    alarm.daemon = True
    alarm.start()
    try:
        with _at_hand(paper, storage) as here:
            return work(here, manner, reader)
    except PaperError as error:
        return failed(paper, error.problem, manner)
    finally:
        alarm.cancel()


def _client(distributed: Any, stack: contextlib.ExitStack, address: str, workers: int, limits: Limits) -> Any:
    if address == LOCAL:
        local = distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            memory_limit=f"{limits.memory_mb * 2}MiB",  # the reading itself is refused memory earlier
        )
        return distributed.Client(stack.enter_context(local))
    try:
        client = distributed.Client(address, timeout=SECONDS_TO_ANSWER)
        client.wait_for_workers(1, timeout=SECONDS_TO_GATHER)
        return client
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(
            f"no Dask scheduler with a worker answers at {address} ({error}); start one with: dask scheduler, "
            f"and on each machine: dask worker {address}"
        ) from error


def _check_workers(client: Any, manner: Manner) -> int:
    """How many threads the workers have together, all of which must read as this process does."""
    versions = client.run(_version_here, manner)
    for worker, version in versions.items():
        if version != manner.version:
            raise ClusterError(
                f"the worker at {worker} reads by {version}, this program by {manner.version}; install the same "
                "agendapack and the same vocabulary files everywhere"
            )
    return sum(client.nthreads().values())


def _version_here(manner: Manner) -> str:
    return with_vocabulary(reading_version(), manner.vocabulary)


@contextlib.contextmanager
def _at_hand(paper: Paper, storage: str) -> Iterator[Paper]:
    """``paper`` as a file of this machine, which holds what its hash says."""
    if not storage:
        if not paper.path.is_file() or _sha256(paper.path) != paper.sha256:
            raise PaperError(_not_here(paper))
        yield paper
        return
    import fsspec

    with tempfile.TemporaryDirectory(prefix="agendapack-") as folder:
        path = Path(folder, paper.path.name)
        files = fsspec.filesystem(fsspec.utils.get_protocol(storage))
        files.get_file(stored_at(paper, storage), str(path))
        if files.exists(_details_at(paper, storage)):
            files.get_file(_details_at(paper, storage), str(path.with_name(DETAILS)))
        if _sha256(path) != paper.sha256:
            raise PaperError(_not_here(paper))
        yield Paper(path, paper.sha256, paper.size)


def stored_at(paper: Paper, storage: str) -> str:
    """Where ``paper`` lies under the storage address: by its hash, so that the same content lies there once."""
    return f"{storage.rstrip('/')}/{paper.sha256[:2]}/{paper.sha256}{paper.path.suffix.lower()}"


def _details_at(paper: Paper, storage: str) -> str:
    """Beside it, what the harvest knows of it: part of what the paper is read from."""
    return stored_at(paper, storage) + ".json"


def _upload(paper: Paper, storage: str) -> None:
    import fsspec

    files, target = fsspec.filesystem(fsspec.utils.get_protocol(storage)), stored_at(paper, storage)
    if not files.exists(target):
        files.makedirs(target.rpartition("/")[0], exist_ok=True)
        files.put_file(str(paper.path), target)
    details = paper.path.with_name(DETAILS)
    if details.is_file():
        files.put_file(str(details), _details_at(paper, storage))
    elif files.exists(_details_at(paper, storage)):
        files.rm_file(_details_at(paper, storage))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _not_here(paper: Paper) -> Problem:
    return Problem(
        code="not-on-worker",
        message=f"{paper.path.name} is not on the worker at {paper.path.parent}, or holds something else there",
        cure="give the workers the same file system, or name a --storage that all reach",
        severity="error",
    )
