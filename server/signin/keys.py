"""The key that signs the cookies of staff: made of the secret of the settings, else once by chance; never a default.

In: the secret, or the folder of the records, beside which the key by chance is kept. Out: the key. Every process of an
installation has the same one; to change the secret, or to throw the file away, signs everybody out.
"""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path

from pydantic import SecretStr

from server.records.database import RecordsUnusable

FILE = "cookie-key"
KEY_BYTES = 32


def signing_key(folder: Path, *, secret: SecretStr | None = None) -> bytes:
    """The key of an installation. Raises `RecordsUnusable` where it can neither be read nor made."""
    if secret is not None:
        return hmac.digest(secret.get_secret_value().encode(), b"cookies", "sha256")
    return _kept_key(folder)


def _kept_key(folder: Path) -> bytes:
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
