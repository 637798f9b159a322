"""Who is who in a company drawn from a number: the kind of each person, none of them stored."""

import random
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic

from zoomprov_gui.simulator.identifiers import gather, okta_id, zoom_id
from zoomprov_gui.simulator.names import FIRSTS, LASTS
from zoomprov_gui.simulator.records import Planted
from zoomprov_gui.simulator.roster import R

BLOCK = 1000
DOMAIN = "acme.example"


@dataclass(frozen=True, slots=True)
class Kind:
    """A way of having drifted: how many in a thousand, what it is called, where it stands."""

    name: str
    share: int
    planted: Planted
    okta: str | None = "live"
    assigned: bool = True
    linked: bool = True
    zoom: str | None = "active"


CALM = Kind("in_sync", BLOCK, Planted("in_sync"))
KINDS = (
    Kind("left_unsent", 12, Planted("still_active", "switch_off"), assigned=False),
    Kind("left_back", 4, Planted("still_active"), assigned=False),
    Kind("exists", 4, Planted("error", "already_exists"), linked=False),
    Kind("no_licence", 6, Planted("error", "no_licence"), linked=False, zoom=None),
    Kind("missing", 6, Planted("missing"), linked=False, zoom=None),
    Kind("switched_off", 6, Planted("switched_off"), zoom="inactive"),
    Kind("unlinked", 8, Planted("unlinked"), linked=False),
    Kind("email", 4, Planted("email")),
    Kind("department", 8, Planted("details", None, ("department",))),
    Kind("licence", 8, Planted("details", None, ("licence",))),
    Kind("invited", 4, Planted("invited"), zoom="pending"),
    Kind("orphan", 8, Planted("orphan", "no_okta_person"), okta=None, assigned=False),
    Kind("unassigned", 6, Planted("orphan", "not_assigned"), assigned=False),
    Kind("off", 16, Planted("off_both"), okta="deprovisioned", assigned=False, zoom="inactive"),
)


class Drift:
    """The kinds of `people` persons, repeated in every thousand and shuffled by the seed."""

    def __init__(self, people: int, seed: int, *, calm: bool = False) -> None:
        self.people = people
        self.seed = seed
        drifted = [] if calm else [kind for kind in KINDS for _ in range(kind.share)]
        pattern = drifted + [CALM] * (BLOCK - len(drifted))
        random.Random(f"{seed}/drift").shuffle(pattern)
        self.pattern = tuple(pattern)

    def kind(self, index: int) -> Kind:
        """Return what became of a person."""
        return self.pattern[index % BLOCK]

    def places(self, fits: Callable[[Kind], bool]) -> "Places":
        """Return the positions of all whose kind fits."""
        offsets = tuple(place for place, kind in enumerate(self.pattern) if fits(kind))
        return Places(offsets, self.people)

    def name(self, index: int) -> tuple[str, str]:
        """Return a first and a last name."""
        mixed = (index * 2_654_435_761 + self.seed * 97) % 4_294_967_291
        return FIRSTS[mixed % len(FIRSTS)], LASTS[mixed // 64 % len(LASTS)]

    def login(self, index: int) -> str:
        """Return the address Okta knows, which ends in the person's number."""
        first, last = self.name(index)
        return f"{first}.{last}.{index}@{DOMAIN}".lower()

    def zoom_email(self, index: int) -> str:
        """Return the address Zoom knows."""
        login = self.login(index)
        return f"former.{login}" if self.kind(index).name == "email" else login

    def licensed(self, index: int) -> bool:
        """Whether Okta wants a paid licence for a person."""
        return index % 2 == 0 or self.kind(index).name in ("no_licence", "licence")

    def direct(self, index: int) -> bool:
        """Whether a person is assigned by name."""
        return index % 10 == 0

    def zoom_type(self, index: int) -> int:
        """Return the licence a Zoom account has."""
        kind = self.kind(index)
        paid = self.licensed(index) and kind.name != "licence" and kind.zoom != "inactive"
        return 2 if paid else 1

    def user_id(self, index: int) -> str:
        """Return a person's identifier in Okta."""
        return okta_id("00u", self.seed, index)

    def zoom_id(self, index: int) -> str:
        """Return an account's identifier in Zoom."""
        return zoom_id(self.seed, index)

    def index_of_user(self, identifier: str) -> int | None:
        """Return whose identifier in Okta this is."""
        return self._index(identifier[10:17], identifier, self.user_id)

    def index_of_account(self, identifier: str) -> int | None:
        """Return whose identifier in Zoom this is."""
        return self._index(identifier[15:], identifier, self.zoom_id)

    def _index(self, code: str, identifier: str, make: Callable[[int], str]) -> int | None:
        index = gather(code)
        if index is None or not index < self.people or make(index) != identifier:
            return None
        return index

    def index_of_address(self, email: str) -> int | None:
        """Return whose number an address ends in; the address itself may still be another."""
        local, _, domain = email.casefold().partition("@")
        number = local.rpartition(".")[2]
        if domain != DOMAIN or not number.isdecimal() or int(number) >= self.people:
            return None
        return int(number)


class Places:
    """The positions of some offsets in every block, countable without walking."""

    def __init__(self, offsets: tuple[int, ...], people: int) -> None:
        self._offsets = offsets
        whole, rest = divmod(people, BLOCK)
        self._count = whole * len(offsets) + bisect_left(offsets, rest)

    def __len__(self) -> int:
        return self._count

    def nth(self, position: int) -> int:
        """Return the index at a position."""
        block, place = divmod(position, len(self._offsets))
        return block * BLOCK + self._offsets[place]


class Draw(Generic[R]):
    """A source of records for a roster: lists by kind, records by index."""

    def __init__(
        self,
        drift: Drift,
        listing: Callable[[Kind], str | None],
        make: Callable[[int], R],
        identify: tuple[Callable[[int], str], Callable[[str], int | None]],
        email: Callable[[int], str],
    ) -> None:
        self._drift = drift
        self._listing = listing
        self.make = make
        self.id_of, self._index_of = identify
        self._email = email
        names = {listing(kind) for kind in drift.pattern}
        self._places = {name: self._of(name) for name in names if name is not None}

    def _of(self, name: str) -> Places:
        return self._drift.places(lambda kind: self._listing(kind) == name)

    def count(self, listing: str) -> int:
        return len(self._places[listing]) if listing in self._places else 0

    def nth(self, listing: str, position: int) -> int:
        return self._places[listing].nth(position)

    def index_of(self, identifier: str) -> int | None:
        return self._index_of(identifier)

    def index_of_email(self, email: str) -> int | None:
        index = self._drift.index_of_address(email)
        if index is None or self._email(index) != email or self.listing_of(index) is None:
            return None
        return index

    def listing_of(self, index: int) -> str | None:
        return self._listing(self._drift.kind(index))


class DrawnAnswers(Mapping[str, Planted]):
    """The answer key of a drawn company, by address, with those who were written down."""

    def __init__(self, drift: Drift, more: dict[str, Planted]) -> None:
        self._drift = drift
        self._more = more

    def __getitem__(self, email: str) -> Planted:
        if email in self._more:
            return self._more[email]
        index = self._drift.index_of_address(email)
        if index is None or self._drift.login(index) != email:
            raise KeyError(email)
        return self._drift.kind(index).planted

    def __iter__(self) -> Iterator[str]:
        yield from self._more
        yield from map(self._drift.login, range(self._drift.people))

    def __len__(self) -> int:
        return len(self._more) + self._drift.people
