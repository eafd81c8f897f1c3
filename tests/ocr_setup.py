"""Brings both programs that recognise text in pictures, so that the tests of scans run. `make ocr` runs this.

Out: what was found or brought, printed. RapidOCR comes as the project's extra `ocr`, by the releases that
`requirements-ocr.lock` pins; Tesseract as it is installed, else Debian's package through apt where that may be used.
Exit status 0 also where one cannot be had: its tests are then skipped and say so.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements-ocr.lock"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--requirement", str(LOCK))
APT = (("apt-get", "update"), ("apt-get", "install", "--yes", "--no-install-recommends", "tesseract-ocr"))

if __name__ == "__main__":
    subprocess.run(PIP, check=False)
    if shutil.which("tesseract") is None and shutil.which("apt-get") and os.geteuid() == 0:
        for command in APT:
            subprocess.run(command, check=False)
    importlib.invalidate_caches()
    found = {
        "Tesseract": shutil.which("tesseract"),
        "RapidOCR": importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime"),
    }
    for name, place in found.items():
        print(f"{name}: {'here' if place else 'could not be had; its tests are skipped'}")  # noqa: T201
