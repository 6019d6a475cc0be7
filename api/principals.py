"""Who asks, and what that lets them do."""

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """What somebody may do. Each may do what those before it may."""

    READER = 1
    """Asks."""
    ANALYST = 2
    """Also brings articles in, writes notes, keeps views and watches."""
    CURATOR = 3
    """Also decides: who is who, what is a conflict, which runs and catalogues hold."""
    ADMIN = 4
    """Also removes for good, and makes keys."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody who asks, as decisions and the audit name them."""

    name: str
    role: Role
    key: str | None = None
    """Id of the API key that they came with; None without keys."""
    anonymous: bool = False
    """They came without a key where everybody may read."""


# Whoever works on this machine while the server has no key.
LOCAL = Principal("curator", Role.CURATOR)
# Whoever reads without a key where everybody may.
ANONYMOUS = Principal("anonymous", Role.READER, anonymous=True)
