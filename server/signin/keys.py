"""The key that signs the cookies of staff: made once by chance, kept beside the records, never a default.

In: the folder of the records. Out: the key. Every process of an installation reads the same one; to throw the file away
signs everybody out.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from server.records.database import RecordsUnusable

FILE = "cookie-key"
KEY_BYTES = 32


def signing_key(folder: Path) -> bytes:
    """The key of an installation. Raises `RecordsUnusable` where it can neither be read nor made."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            partial = folder / f".{FILE}.{os.getpid()}.{secrets.token_hex(4)}"
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(secrets.token_bytes(KEY_BYTES))
            try:
                os.link(partial, path)  # whoever comes first makes the key; a second process keeps to it
            except FileExistsError:
                pass
            finally:
                partial.unlink()
        key = path.read_bytes()
    except OSError as error:
        raise RecordsUnusable(
            "records_unusable",
            f"{path}: cannot be read or made ({error.strerror}).",
            "See to the folder's permissions.",
        ) from error
    if len(key) != KEY_BYTES:
        raise RecordsUnusable("records_unusable", f"{path}: is damaged.", "Delete it: a new one is made.")
    return key
