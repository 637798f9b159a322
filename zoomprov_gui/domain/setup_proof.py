"""Step 6: one person all the way to Zoom and back, each tick a read that shows it.

Who sends the changes makes no difference: this program, or an admin in the console while we only
watch. A tick needs the one before it, so that nothing is ticked by how things stood anyway.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import licence_label
from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_facts import ProofFacts, ProofTick
from zoomprov_gui.domain.setup_people import PROOF
from zoomprov_gui.domain.setup_words import CHECKS

_KEYS = {key.value: key for key in PROOF}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A test with one person as far as it has come. Times: seconds since 1970.

    `department` is the one to put back; `watching`: somebody else makes the changes; `over`:
    nothing more is sent or read; `ticks` are in the order of the guide.
    """

    email: str
    name: str
    user_id: str
    department: str
    watching: bool = False
    zoom_id: str = ""
    ticks: tuple[ProofTick, ...] = ()
    over: bool = False
    at: float = 0.0

    def ticked(self, key: CheckKey) -> bool:
        """Whether a read has shown this."""
        return any(tick.key is key and tick.ok for tick in self.ticks)

    @property
    def passed(self) -> bool:
        """Whether everything but putting back was seen."""
        return all(self.ticked(key) for key in PROOF[:-1])

    @property
    def facts(self) -> ProofFacts:
        """How it stands, for the checks of step 6; what is looked for and not seen is among it."""
        done = {tick.key for tick in self.ticks}
        following = next((key for key in PROOF if key not in done), None)
        ticks = self.ticks
        if following is not None:
            text = f"Stopped before this: “{CHECKS[following].title}”." if self.over else "Waiting…"
            ticks = (*ticks, ProofTick(following, None, self.at, text))
        return ProofFacts(self.email, ticks, self.over, self.at)


def advance(proof: Proof, facts: Facts, at: float) -> Proof:
    """Return the proof with what one read of both sides shows, each tick after the one before."""
    moved = replace(proof, at=at, zoom_id=proof.zoom_id or facts.zoom_id)
    for key in PROOF:
        if moved.ticked(key):
            continue
        text = _shows(key, moved, facts)
        if not text:
            break
        moved = replace(moved, ticks=(*moved.ticks, ProofTick(key, True, at, text)))
    return moved


def is_back(proof: Proof, facts: Facts) -> bool:
    """Tell whether one read of both sides shows the person as before the test.

    Also where Okta knows them no more: nobody is left to be put back.
    """
    return _as_before(proof, facts) or not facts.okta_user_id


def _as_before(proof: Proof, facts: Facts) -> bool:
    return facts.assigned is False and _value(facts.details) == proof.department


def _shows(key: CheckKey, proof: Proof, facts: Facts) -> str:
    """Return in words what a read shows of one tick, `""` where it does not show it."""
    department = _value(facts.details)
    label = licence_label(facts.licence, facts.zoom_status)
    match key:
        case CheckKey.PROOF_ASSIGNED:
            return "Okta assigns Zoom." if facts.assigned else ""
        case CheckKey.PROOF_SEEN:
            linked = bool(facts.external_id) and facts.external_id == facts.zoom_id
            return f"Zoom shows “{label}”." if linked and facts.zoom_status == "active" else ""
        case CheckKey.PROOF_CHANGED:
            changed = department is not None and department != proof.department
            return f"Okta shows “{department}”." if changed else ""
        case CheckKey.PROOF_CHANGE_SEEN:
            theirs = _value(facts.zoom_details)
            seen = department is not None and department == theirs != proof.department
            return f"Zoom shows “{theirs}”." if seen else ""
        case CheckKey.PROOF_REMOVED:
            return "Okta does not assign Zoom any more." if facts.assigned is False else ""
        case CheckKey.PROOF_TURNED_OFF:
            return f"Zoom shows “{label}”." if facts.zoom_status == "inactive" else ""
        case _:
            return "Okta shows the person as before." if _as_before(proof, facts) else ""


def _value(details: tuple[tuple[str, str], ...] | None) -> str | None:
    return None if details is None else dict(details).get("department", "")


def proof_document(proof: Proof) -> dict[str, Any]:
    """Lay a proof out to be kept between two starts."""
    return {
        "email": proof.email,
        "name": proof.name,
        "user_id": proof.user_id,
        "department": proof.department,
        "watching": proof.watching,
        "zoom_id": proof.zoom_id,
        "over": proof.over,
        "at": proof.at,
        "ticks": [[tick.key.value, tick.at, tick.text] for tick in proof.ticks],
    }


def proof_from(document: Mapping[str, Any] | None) -> Proof | None:
    """Return the proof that was laid out, None where there is none that can be understood."""
    if document is None:
        return None
    try:
        return Proof(
            email=str(document["email"]),
            name=str(document["name"]),
            user_id=str(document["user_id"]),
            department=str(document["department"]),
            watching=bool(document["watching"]),
            zoom_id=str(document["zoom_id"]),
            over=bool(document["over"]),
            at=float(document["at"]),
            ticks=tuple(
                ProofTick(_KEYS[key], True, float(at), str(text))
                for key, at, text in document["ticks"]
            ),
        )
    except (KeyError, TypeError, ValueError):
        return None
