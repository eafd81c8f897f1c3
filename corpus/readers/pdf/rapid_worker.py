"""The process in which RapidOCR reads pictures: the one door to it.

In, on standard input: for each picture a line with its size in bytes, then the bytes. Out, on standard output: for each
a line of JSON, its lines of words, each word with the corners of its box in dots. It needs half a gigabyte, more than
the process that reads the file has left, and is ended when the other closes the pipe.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any, BinaryIO

SECONDS = 45
"""For one picture: a dense A4 page takes 4 to 12 seconds on one core, and several times that on a busy machine."""
LONGEST_SIDE = 5_000
"""Dots: an A3 page at 300 an inch."""
LONGEST_SIDE_LOOKED_AT = 1_280
"""Dots of the page in which lines of print are looked for; they are read at full size. At 2,000 a page takes .9 GB in
place of .5, and of 603 words of a dense page all are read at either."""
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.max_side_len": LONGEST_SIDE,
    "Global.use_cls": False,  # lines upside down
    "Det.limit_type": "max",
    "Det.limit_side_len": LONGEST_SIDE_LOOKED_AT,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def main() -> None:
    """Answer until the asking process closes the pipe. Nothing else may write to standard output."""
    source: BinaryIO = sys.stdin.buffer
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    engine = _engine()
    while size := source.readline():
        picture = source.read(int(size))
        _end_after(SECONDS)
        seen = engine(picture, return_word_box=True)
        _end_after(0)
        lines = [
            [(text, [[float(x), float(y)] for x, y in corners]) for text, _, corners in line]
            for line in seen.word_results or ()
        ]
        told.write(json.dumps(lines) + "\n")
        told.flush()


def _engine() -> Any:
    import cv2  # noqa: PLC0415 - an extra, as RapidOCR: it may not be there
    from rapidocr import RapidOCR  # noqa: PLC0415

    cv2.setNumThreads(1)
    return RapidOCR(params=_SETTINGS)


def _end_after(seconds: int) -> None:
    """Have the system end this process after so many seconds, where it can; 0 takes it back."""
    if sys.platform != "win32":
        signal.alarm(seconds)


if __name__ == "__main__":
    main()
