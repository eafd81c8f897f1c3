"""What can go wrong while a corpus is read.

CorpusError
├── CorpusMissing      the folder is not there, or holds no document
├── CatalogueInvalid   catalogue.toml or front matter breaks the contract
└── DocumentUnreadable one file cannot be read; the build reports it and goes on
"""


class CorpusError(Exception):
    """A corpus cannot be read; the message says what, where and what to do."""


class CorpusMissing(CorpusError):
    """The corpus folder does not exist or holds no document of a known kind."""


class CatalogueInvalid(CorpusError):
    """The catalogue or a file's front matter breaks the contract in docs/corpus.md."""


class DocumentUnreadable(CorpusError):
    """One file cannot be read; the others still can."""
