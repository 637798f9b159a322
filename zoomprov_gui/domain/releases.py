"""Where this program's releases are published, and whose signature their list has to carry.

This is the one place that names both. While `REPOSITORY` or `PUBLIC_KEYS` is empty, nothing is ever
asked for, and the window says that updates are not set up.
"""

from dataclasses import dataclass

from zoomprov_gui.domain.versions import Version

REPOSITORY = ""  # such as "owner/zoomprov_gui"; no release address is known yet
# Ed25519 public keys, 32 bytes in base64: the one in use, and the one that will follow it. A list
# that carries a signature by either is ours (packaging/release/latest.py makes keys and lists).
PUBLIC_KEYS: tuple[str, ...] = ()
LIST = "latest.json"
CHANNEL = "stable"
HOST = "github.com"
# Where GitHub keeps the files of a release: it answers with a redirection to one of these.
STORES = ("release-assets.githubusercontent.com", "objects.githubusercontent.com")


@dataclass(frozen=True, slots=True, kw_only=True)
class Releases:
    """Where releases are. `address`: of the list; `hosts`: from which it may come.

    `pages`: how the address of a release's page begins; `keys`: who may sign the list.
    """

    address: str = ""
    pages: str = ""
    hosts: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def set_up(self) -> bool:
        """Whether there is somewhere to ask, and a key to believe the answer by."""
        return bool(self.address and self.keys)

    def page(self, version: Version) -> str:
        """Return the address of a release's page; no part of it comes from the list."""
        return f"{self.pages}{version}"


def releases_of(repository: str, keys: tuple[str, ...]) -> Releases:
    """Return where the releases of a repository on GitHub are, nowhere for `""`."""
    if not repository:
        return Releases(keys=keys)
    at = f"https://{HOST}/{repository}/releases"
    return Releases(
        address=f"{at}/latest/download/{LIST}",
        pages=f"{at}/tag/v",
        hosts=(HOST, *STORES),
        keys=keys,
    )


OFFICIAL = releases_of(REPOSITORY, PUBLIC_KEYS)
