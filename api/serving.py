"""Running the server: one process, one address, until interrupted."""

import gc
import socket
import sys
from contextlib import suppress

import click
import uvicorn

from api.app import create_app
from api.http.guard import is_loopback_name
from api.http.heads import BoundedHeads
from api.keys import list_keys
from api.logs import configure_logs
from dramatis.errors import SettingsError
from dramatis.settings import Settings
from graph.store import GraphStore

# How long requests under way may take to end when the server is stopped; sockets are told to go at once.
_GOODBYE_S = 5


def serve_until_stopped(store: GraphStore, settings: Settings) -> None:
    """Serves the store. Raises SettingsError when the address is open to others and there is no key."""
    keyed = has_keys(store, settings)
    require_key(settings, keyed=keyed)
    configure_logs(settings.log_level, settings.log_format)
    click.echo(f"Dramatis answers GraphQL at http://{settings.host}:{settings.port}/graphql (engine: {store.engine})")
    click.echo(who_may(settings, keyed=keyed))
    config = uvicorn.Config(
        create_app(store, settings),
        host=settings.host,
        port=settings.port,
        http=BoundedHeads,
        log_config=None,
        log_level=settings.log_level.lower(),
        access_log=False,
        server_header=False,
        # A message is no longer than a request; the frame around it takes a little.
        ws_max_size=settings.limits.body_bytes + 1_000,
        timeout_graceful_shutdown=_GOODBYE_S,
    )
    server = Server(config)
    _look_for_dead_rings_seldom()
    # uvicorn tells of Ctrl-C by raising it again once all is closed.
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(1)


def _look_for_dead_rings_seldom() -> None:
    """Sets Python's collector of rings, and has it pass over what stands already.

    By itself it looks after every 700 new things; an answer of a hundred stories is made of tens of thousands, none of
    which stands in a ring, and a third of its time went into looking (docs/decisions/0023).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


class Server(uvicorn.Server):
    """A server that ends event streams when it is stopped, instead of waiting for them."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stops."""
        self.config.app.state.close()  # type: ignore[union-attr]  # create_app's
        await super().shutdown(sockets)


def has_keys(store: GraphStore, settings: Settings) -> bool:
    """A key is in the environment, or was made."""
    return settings.api_key is not None or next(list_keys(store), None) is not None


def require_key(settings: Settings, *, keyed: bool) -> None:
    """Raises SettingsError when the address is open to others, there is no key, and not everybody may read."""
    if not is_loopback_name(settings.host) and not keyed and not settings.public_read:
        raise SettingsError(
            f"DRAMATIS_HOST is {settings.host}, which others can reach, and DRAMATIS_API_KEY is not set; "
            "make a key with `dramatis key new`, or bind to 127.0.0.1"
        )


def who_may(settings: Settings, *, keyed: bool) -> str:
    """What the server says at its start about who may do what."""
    if settings.public_read:
        return "Everybody who reaches this address may read; more takes a key (`dramatis key new`)."
    if keyed:
        return "Callers need a key (`Authorization: Bearer …`); `dramatis key list` shows who has one."
    return "No key is set: whoever works on this machine may read and change the graph, as a curator."
