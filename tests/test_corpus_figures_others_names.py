"""Labels that a number takes over from one of another place."""

from __future__ import annotations

from pathlib import Path

from tests.test_corpus_figures_sentences import read


def test_a_label_taken_over_loses_the_place(tmp_path: Path) -> None:
    """What is taken over from another place's number does not name that place."""
    text = "In Aberdeenshire 1,310 people received direct payments, while in Fife the figure was 3,020."
    found = {seen.printed: seen for seen in read(tmp_path, text)}
    assert (found["3,020"].area, found["3,020"].label) == ("Fife", "people received direct payments")


def test_a_place_is_no_group_of_its_own(tmp_path: Path) -> None:
    """A place that a number is of, or the one before it, is no group of that number."""
    found = read(tmp_path, "## Direct payments\n\n- Kent 34.1%, Norfolk 28.2% and Essex 26.4%\n")
    assert [(seen.area, seen.group) for seen in found] == [("Kent", None), ("Norfolk", None), ("Essex", None)]


def test_no_measure_without_the_place(tmp_path: Path) -> None:
    """Where only the other place's name told what a number is of, nothing does: it never answers."""
    text = "Neighbouring Oakshire received £4.4m. In 2022/23 Exampleshire had £0.8m."
    assert "£0.8m" not in {seen.printed for seen in read(tmp_path, text)}
