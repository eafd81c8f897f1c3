"""Builds killed at any moment lose nothing: `tests/benchmarks/kills.py` does it at thirty."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.kills import run


def test_a_build_killed_at_any_moment_leaves_a_version_that_answers(tmp_path: Path) -> None:
    """Of builds killed after three random parts of their time each leaves a current version, every file sound, that
    finds passages; the next build to run to its end has the digest of one from nothing."""
    result = run(tmp_path, kills=3, seed=7)
    assert (result["sound"], result["same_digest"]) == (3, True)
