"""Callers of a test's own making: an authenticator that takes everybody for the same one, and stops when told."""

from api.principals import Principal, Role


class Everybody:
    """An Authenticator that lets everybody in as one principal, until `holding` is False."""

    def __init__(self, principal: Principal) -> None:
        self.given = principal
        self.holding = True

    async def required(self) -> bool:
        return True

    async def principal(self, token: str | None) -> Principal | None:
        return self.given

    async def holds(self, principal: Principal) -> bool:
        return self.holding


def everybody_as(role: Role) -> Everybody:
    """Everybody is somebody of the role."""
    return Everybody(Principal(role.name.lower(), role, "key:test"))
