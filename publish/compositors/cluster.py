"""Compositors on other machines: the workers of a dask.distributed cluster.

They must see the journal's and the style's files under the same paths, and have the same
version of this program. A layout stays with its worker; when one dies, its work goes to
another, who lays the copy out again.
"""

from functools import partial
from typing import Any

from publish.compositors.crew import Compositor
from publish.request import ClusterMissingError


def connect(address: str) -> Any:
    """A client of the scheduler at `tcp://HOST:PORT`. Raises ClusterMissingError."""
    try:
        from distributed import Client
    except ImportError as lack:
        raise ClusterMissingError(address, str(lack)) from lack
    try:
        return Client(address, timeout=5)  # type: ignore[no-untyped-call]
    except OSError as lack:
        raise ClusterMissingError(address, str(lack)) from lack


def compositors_of(client: Any) -> list[Compositor]:
    """One compositor for each worker of the cluster. Raises ClusterMissingError."""
    workers = sorted(client.scheduler_info(n_workers=-1)["workers"])
    if not workers:
        raise ClusterMissingError(client.scheduler.address, "no workers")
    return [Compositor(partial(_hands, client, worker)) for worker in workers]


def _hands(client: Any, worker: str) -> Any:
    return client.get_executor(workers=[worker], allow_other_workers=True, pure=False, retries=2)
