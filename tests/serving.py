"""Any application on a loopback port of its own meanwhile, by the server that `local-account serve` uses."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import waitress
from flask import Flask


@contextmanager
def serving(app: Flask, *, port: int = 0) -> Iterator[str]:
    """The address at which an application is served meanwhile; `port` 0 takes a free one."""
    sockets: dict[int, Any] = {}
    server = waitress.create_server(app, map=sockets, host="127.0.0.1", port=port, threads=4, ident=None)

    def close_all() -> None:
        for channel in list(sockets.values()):
            channel.close()

    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        # Closed in the thread that waits on them: a socket closed under it is an error there, now and then.
        server.trigger.pull_trigger(close_all)
        thread.join(timeout=5)
        server.task_dispatcher.shutdown()
