"""Running the server: one process, one address, until interrupted."""

import ipaddress

import click
import uvicorn

from api.app import create_app
from dramatis.errors import SettingsError
from dramatis.settings import Settings
from graph.store import GraphStore


def serve_until_stopped(store: GraphStore, settings: Settings) -> None:
    """Serves the store. Raises SettingsError when the address is open to others and no key is set."""
    require_key(settings)
    click.echo(f"Dramatis answers GraphQL at http://{settings.host}:{settings.port}/graphql (engine: {store.engine})")
    if settings.api_key is None:
        click.echo("No key is set: whoever works on this machine may read the graph.")
    uvicorn.run(
        create_app(store, settings),
        host=settings.host,
        port=settings.port,
        log_level=settings.log_level.lower(),
        access_log=False,
        server_header=False,
    )


def require_key(settings: Settings) -> None:
    """Raises SettingsError when the address is open to others and no key is set."""
    if not is_loopback(settings.host) and settings.api_key is None:
        raise SettingsError(
            f"DRAMATIS_HOST is {settings.host}, which others can reach, and DRAMATIS_API_KEY is not set; "
            "make a key with `dramatis key new`, or bind to 127.0.0.1"
        )


def is_loopback(host: str) -> bool:
    """The name or address leads to this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
