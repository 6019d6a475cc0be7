"""Requests as they come over the wire, parsed in C, with a bound on all that is not body."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# Address and headers of one request, or what stands behind its body; servers in front of this one allow 8 to 32 kB.
MOST_HEAD_BYTES = 65_536


class BoundedHeads(HttpToolsProtocol):
    """A connection that is closed when it sends on and on without ending a head.

    The parser itself keeps an address, headers and trailers of any length. Counted are the bytes since a body last
    grew or a request last ended, so that nothing of that kind is without an end; the caller reads a 400.
    """

    _idle_bytes = 0

    def data_received(self, data: bytes) -> None:
        """Takes what came."""
        if self.transport.is_closing():
            return
        self._idle_bytes += len(data)
        super().data_received(data)
        if self._idle_bytes > MOST_HEAD_BYTES and not self.transport.is_closing():
            self.send_400_response(f"The head of a request may have {MOST_HEAD_BYTES} bytes.")

    def on_body(self, body: bytes) -> None:
        """The body grew."""
        self._idle_bytes = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request ended."""
        self._idle_bytes = 0
        super().on_message_complete()
