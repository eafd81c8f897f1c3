"""What can go wrong between a corpus that was read and an index that answers.

StoreError
├── IndexMissing    there is no published version where one was looked for
├── IndexDamaged    files of a version are gone, cut short or changed
├── IndexUnsuitable made with another layout or another embedding model than this program uses
├── VersionMissing  a version that was asked for by its digest is not kept, or there is none before the current one
├── IndexLocked     another build is at work in the same folder
├── ReadersUnusable the processes that read files cannot start
└── ModelUnusable   the embedding model is not there, is not the published one, or cannot be loaded

Each message says what is wrong, where, and what to do; the command line turns all of them into exit status 4.
"""

from __future__ import annotations


class StoreError(Exception):
    """An index cannot be made or used; the message says what, where and what to do."""


class IndexMissing(StoreError):
    """No version of the index has been published in the folder; the remedy is `local-account build`."""


class IndexDamaged(StoreError):
    """A version's files do not say what its manifest says; the remedy is to build again."""


class IndexUnsuitable(StoreError):
    """The version was made with another layout or model; the remedy is to build again or to set that model."""


class VersionMissing(StoreError):
    """A version that was asked for is not there; the message names those that are."""


class IndexLocked(StoreError):
    """Another build holds the folder; the remedy is to wait for it to end."""


class ReadersUnusable(StoreError):
    """No process that reads files could start; the message says how a script must call a build."""


class ModelUnusable(StoreError):
    """The embedding model cannot be used; the remedy is to install or name one that can."""
