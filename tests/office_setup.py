"""Finds the spreadsheet program that a test opens our files with, or brings it. `make office` runs this.

Out: its path, printed: LibreOffice as it is installed, else Debian's package through apt where that may be used. Exit
status 0 also where none can be had: the test is then skipped and says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess

PROGRAM = "soffice"
APT = (("apt-get", "update"), ("apt-get", "install", "--yes", "--no-install-recommends", "libreoffice-calc-nogui"))

if __name__ == "__main__":
    if shutil.which(PROGRAM) is None and shutil.which("apt-get") and os.geteuid() == 0:
        for command in APT:
            subprocess.run(command, check=False)
    found = shutil.which(PROGRAM)
    print(f"Spreadsheet program for a test: {found or 'none could be had; the test is skipped'}")  # noqa: T201
