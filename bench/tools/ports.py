"""Ports for servers that are told where to listen before they start."""

import secrets
import socket
from contextlib import suppress

# Below those that the system gives (on Linux from 32768): such a port would be free now, and given
# to somebody else's line or server before ours has started.
OURS = range(20_000, 32_000)


def free_port() -> int:
    for _ in OURS:
        with socket.socket() as listener, suppress(OSError):
            port = secrets.choice(OURS)
            listener.bind(("127.0.0.1", port))
            return port
    raise OSError("no port is free")
