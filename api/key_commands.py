"""The commands `dramatis key new | list | revoke`."""

import json
import os
import secrets
from datetime import datetime

import click

from api.commands import json_option, now, opened
from api.keys import Key, expiry, list_keys, make_key, revoke_key
from api.principals import Role
from dramatis.settings import read_settings
from dramatis.times import timestamp

_ROLES = click.Choice([role.name.lower() for role in Role], case_sensitive=False)


@click.group()
def key() -> None:
    """Keys for servers that others can reach."""


@key.command("new")
@click.option("--name", help="Who will use it, as audits and logs name them.")
@click.option("--role", type=_ROLES, default="reader", show_default=True, help="What it lets them do.")
@click.option("--expires", metavar="WHEN", help="90d, 12h, or a date such as 2027-01-31; default never.")
@json_option
def new(name: str | None, role: str, expires: str | None, as_json: bool) -> None:
    """Make a key and print it; it can't be shown again.

    With --name the store keeps its hash, and the server takes it within a second. Without, the line for `.env` is
    printed that makes a key the server's own, with every right (DRAMATIS_API_KEY); nothing is stored.
    """
    if name is None:
        if expires is not None or role != "reader":
            raise click.UsageError("--role and --expires go with --name; a key without a name is the operator's own")
        click.echo(f"DRAMATIS_API_KEY={secrets.token_urlsafe(32)}")
        return
    at = now()
    until = None if expires is None else expiry(expires, at)
    with opened(read_settings(os.environ)) as store:
        token = make_key(store, name, Role[role.upper()], until, at)
    if as_json:
        click.echo(json.dumps({"name": name, "role": role.lower(), "expires": _shown(until), "key": token}))
        return
    click.echo(token)
    ending = f" until {_shown(until)}" if until else ""
    click.echo(f"{name} may do as {role.lower()}{ending}. Send it as `Authorization: Bearer …`.", err=True)


@key.command("list")
@json_option
def listed(as_json: bool) -> None:
    """List the keys that were made: never themselves, but who has them and what they may."""
    with opened() as store:
        keys = list(list_keys(store))
    at = timestamp(now())
    for found in keys:
        if as_json:
            click.echo(json.dumps(_told(found, at)))
        else:
            told = _told(found, at)
            until = f"  until {found.expires}" if found.expires else ""
            click.echo(f"{found.id}  {told['role']:8}  {told['state']:8}  {found.name}  made {found.made}{until}")
    if not keys and not as_json:
        click.echo("No key was made; `dramatis key new --name NAME` makes one.")


@key.command()
@click.argument("name")
def revoke(name: str) -> None:
    """Revoke the key with this name or id; servers refuse it within a second, and close its sockets."""
    with opened() as store:
        for found in revoke_key(store, name, now()):
            click.echo(f"{found.id} of {found.name} is revoked.")


def _told(found: Key, at: str) -> dict[str, str | None]:
    state = "revoked" if found.revoked else "usable" if found.usable(at) else "expired"
    return {
        "id": found.id,
        "name": found.name,
        "role": found.role.name.lower(),
        "state": state,
        "made": found.made,
        "expires": found.expires,
        "revoked": found.revoked,
    }


def _shown(until: datetime | None) -> str | None:
    return None if until is None else timestamp(until)
