"""A cluster's workers set the same pages as this machine, and a dead one costs nothing but time."""

import os
import signal
from pathlib import Path

import pytest

from publish.pipeline import build
from publish.request import ClusterMissingError, Request
from tests.pipeline.journals import contents, write_article, write_journal

NAMES = ("first", "second", "third", "fourth", "fifth", "sixth")
LONG = "# 一、緣起\n\n{words}" + "編輯把稿件交給排版的人，等著看校樣，看完再寄回去。" * 30 + "\n"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    root = write_journal(tmp_path / "journal", *NAMES)
    for name in NAMES:
        write_article(root / "2026-1" / name, f"{name}。", body=LONG)
    return root


def test_a_worker_that_dies_half_way_leaves_no_trace_in_the_files(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import LocalCluster

    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "here"))
    formats = ("pdf", "offprints")
    build(Request((journal,), tmp_path / "local", formats))
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "there"))
    begun: list[str] = []
    with LocalCluster(  # type: ignore[no-untyped-call]  # it has no types
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:

        def begin(name: str) -> None:
            begun.append(name)
            if len(begun) == 3:
                os.kill(cluster.workers[0].process.pid, signal.SIGKILL)

        request = Request(
            (journal,), tmp_path / "cluster", formats, cluster=cluster.scheduler_address
        )
        assert build(request, begin=begin) == ()
    assert len(begun) >= len(NAMES)
    assert contents(tmp_path / "cluster") == contents(tmp_path / "local")


def test_a_cluster_that_does_not_answer_is_told(journal: Path, tmp_path: Path) -> None:
    request = Request((journal,), tmp_path / "out", ("pdf",), cluster="tcp://127.0.0.1:9")
    with pytest.raises(ClusterMissingError):
        build(request)
    assert not (tmp_path / "out").exists()
