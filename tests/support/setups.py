"""Facts of a set-up in which everything is confirmed, to be spoilt one by one."""

from dataclasses import fields, replace

from zoomprov_gui.domain.history import LogEvent
from zoomprov_gui.domain.people import Switches
from zoomprov_gui.domain.setup import CheckKey, Engine, StepKey
from zoomprov_gui.domain.setup_facts import (
    AccountFacts,
    Fact,
    FeatureFacts,
    LinkFacts,
    MeFacts,
    OrgFacts,
    PeopleFacts,
    ProofFacts,
    ProofTick,
    SeatFacts,
    SetupFacts,
    SsoFacts,
    ZoomApp,
)
from zoomprov_gui.domain.setup_people import PROOF
from zoomprov_gui.domain.setup_steps import step_of

AT = 1_000.0
APP = ZoomApp("0oa1", "Zoom", True, "acme")
ALL_ON = Switches(create=True, update=True, deactivate=True)


def event(kind, at=500.0, **more):
    """Return an event of Okta's log."""
    usual = {
        "uuid": f"{kind}-{at}",
        "outcome": "SUCCESS",
        "reason": "",
        "user_id": "00u1",
        "email": "",
        "actor": "dana@acme.example",
    }
    return LogEvent(kind=kind, at=at, **{**usual, **more})


PUSHED = event("application.provision.user.push")
PEOPLE = PeopleFacts(
    assigned=182,
    through_groups=180,
    groups=("Clinical staff", "Managers"),
    existing=182,
    matched=182,
    waiting=0,
    paid_waiting=0,
    twice=(),
    backlog=(),
)


def read(value):
    """Return a thing that was read."""
    return Fact(value=value, at=AT)


def failed(error):
    """Return a thing that could not be read."""
    return Fact(error=error, at=AT)


def whole(**changed):
    """Return facts that confirm all six steps, with some of them changed."""
    ticks = tuple(ProofTick(key, True, AT, "") for key in PROOF)
    facts = SetupFacts(
        okta_host="acme.okta.com",
        org=read(OrgFacts("acme.okta.com", Engine.IDENTITY, "Acme")),
        me=read(MeFacts("dana@acme.example", ("SUPER_ADMIN",))),
        skew=read(0.4),
        apps=read((APP,)),
        may_read_people=read(True),
        may_read_groups=read(True),
        log=read((PUSHED,)),
        link=read(LinkFacts("ENABLED")),
        features=read(FeatureFacts(True, ALL_ON, False)),
        account=read(
            AccountFacts("id", "Acme Dental", "Business", "h@acme.example", "https://acme.zoom.us")
        ),
        zoom_people=read(182),
        zoom_scopes=frozenset({"user:update:status:admin"}),
        sso=read(SsoFacts(True, True, ("acme.example",), ())),
        domains=read(("acme.example",)),
        seats=read(SeatFacts(200, 182)),
        people=read(PEOPLE),
        proof=read(ProofFacts("test@acme.example", ticks, True, AT)),
    )
    return replace(facts, **changed)


def steps_of(facts):
    """Return each step by its key."""
    return {key: step_of(key, facts) for key in StepKey}


def check_of(facts, key):
    """Return one check, and so that each key has exactly one."""
    (found,) = [c for step in steps_of(facts).values() for c in step.checks if c.key is key]
    return found


READ_FIELDS = tuple(f.name for f in fields(SetupFacts) if "Fact[" in str(f.type))
KEYS = tuple(CheckKey)
