"""Which network addresses may be asked: public ones only, whatever name or spelling leads there.

A name is checked by what it resolves to at the moment of connecting, and the connection goes to the very address that
was checked; so neither odd spellings (`0x7f.1`, `2130706433`) nor a name that resolves otherwise a moment later get by.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpcore

from dramatis.errors import FetchError

Resolver = Callable[[str, int], Sequence[str]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# What Python (or some versions of it) counts as public and isn't: addresses between providers and their customers,
# protocols' own (where Oracle's cloud tells its machines their secrets), sites' own; and where Azure tells them.
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "168.63.129.16/32", "fec0::/10")
)
# IPv6 networks whose addresses end with an IPv4 address (RFC 6052, RFC 4291).
_EMBEDDING = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
# Below lie the ports of mail, shells and printers, of which none speaks HTTP to strangers.
_LEAST_PORT = 1_024
_WEB_PORTS = (80, 443)


def is_public(address: str) -> bool:
    """Everybody on the Internet means the same by it: not this machine, this network, a group, or a cloud's own."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_public(inner) for inner in _with_embedded(found))


def _is_public(address: Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
        and not any(address in network for network in _NOT_PUBLIC)
    )


def _with_embedded(address: Address) -> list[Address]:
    """The address, or where IPv4 ones stand in it these: mapped, translated or tunnelled, they are asked in the end."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    found: list[Address] = [address]
    if address.sixtofour is not None:
        found.append(address.sixtofour)
    if address.teredo is not None:
        found += address.teredo
    if any(address in network for network in _EMBEDDING):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return found


def resolve(host: str, port: int) -> list[str]:
    """The addresses of the host, as the system knows them. Raises OSError for an unknown one."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(slots=True)
class Deadline:
    """When all must be done; `left_s` seconds remain."""

    until: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        """So many seconds from now."""
        return cls(time.monotonic() + seconds)

    def left_s(self, most: float | None = None) -> float:
        """Seconds that are left, at most `most`. Raises FetchError where none are."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise FetchError("the answer took too long; try again later")
        return left if most is None else min(left, most)


@dataclass(frozen=True, slots=True)
class GuardedBackend(httpcore.NetworkBackend):
    """Connects to allowed addresses only, and lets nothing take longer than the deadline."""

    deadline: Deadline
    allowed: Callable[[str], bool] = is_public
    resolver: Resolver = resolve
    plain: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """See httpcore. Raises FetchError for an address that may not be asked."""
        if port not in _WEB_PORTS and port < _LEAST_PORT:
            raise FetchError(f"port {port} of {host} is none of the web; leave the port out")
        addresses = self._checked(host, port)
        failure: Exception | None = None
        for address in addresses:
            try:
                left = self.deadline.left_s(timeout)
                stream = self.plain.connect_tcp(address, port, left, local_address, socket_options)
                return _TimedStream(stream, self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise FetchError(f"{host} can't be reached ({failure}); try again later") from failure

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Never."""
        raise FetchError("sockets of this machine are not asked")

    def sleep(self, seconds: float) -> None:
        """Never needed: nothing is tried again."""

    def _checked(self, host: str, port: int) -> Sequence[str]:
        """The host's addresses; one of them that may not be asked spoils all."""
        try:
            addresses = self.resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(f"there is no host {host} ({error}); check the address") from error
        if not addresses:
            raise FetchError(f"there is no host {host}; check the address")
        if not all(map(self.allowed, addresses)):
            raise FetchError(f"{host} is no public address, and others are not asked; ingest the text itself")
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A connection of which each step ends by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """See httpcore."""
        return self._stream.read(max_bytes, self._deadline.left_s(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """See httpcore."""
        self._stream.write(buffer, self._deadline.left_s(timeout))

    def close(self) -> None:
        """See httpcore."""
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """See httpcore."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left_s(timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """See httpcore."""
        return self._stream.get_extra_info(info)
