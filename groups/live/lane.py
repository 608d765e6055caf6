"""A short way to the socket for frames that go to many: made into bytes once, written as they are.

uvicorn's `websockets-sansio` frames a text anew for each connection, which is a fifth of the cost of a crowded
room. Where the server is another, or compression was agreed on, `of` gives None and frames go the ASGI way.
"""

import struct


def raw(text):
    """`text` as one unmasked, final WebSocket text frame (RFC 6455, 5.2)."""
    body = text.encode()
    size = len(body)
    if size < 126:
        return b"\x81" + bytes([size]) + body
    if size < 65536:
        return b"\x81\x7e" + struct.pack("!H", size) + body
    return b"\x81\x7f" + struct.pack("!Q", size) + body


class Lane:
    __slots__ = ("_protocol", "_transport", "_is_writable")

    def __init__(self, protocol):
        self._protocol, self._transport = protocol, protocol.transport
        self._is_writable = protocol.writable.is_set

    def write(self, frame):
        """Write a frame made by `raw`; False when it must wait or the socket is closing."""
        protocol = self._protocol
        if not self._is_writable() or protocol.close_sent or protocol.disconnected or self._transport.is_closing():
            return False
        self._transport.write(frame)
        return True

    def abort(self):
        self._transport.abort()


def of(send):
    """The Lane of an ASGI `send`, or None."""
    protocol = getattr(send, "__self__", None)
    if type(protocol).__name__ != "WebSocketsSansIOProtocol":
        return None
    if getattr(getattr(protocol, "conn", None), "extensions", True):
        return None
    return Lane(protocol)
