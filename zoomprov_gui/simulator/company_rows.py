"""Writes the rows of a drawn company fast enough for a hundred thousand people."""

import json
from typing import Any

from zoomprov_gui.simulator.assignments import profile_of
from zoomprov_gui.simulator.company import SPREAD, Company
from zoomprov_gui.simulator.founding import DOMAIN, GROUPS
from zoomprov_gui.simulator.identifiers import okta_time, zoom_time
from zoomprov_gui.simulator.okta_documents import app_user_document, user_document
from zoomprov_gui.simulator.records import AppUser, OktaUser, ZoomUser
from zoomprov_gui.simulator.zoom_documents import list_row, personal_meeting


class Rows:
    """Writes drawn rows fast: the document of one person becomes the form for all like them."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._forms: dict[tuple[Any, ...], str] = {}
        days = [company.since(index) for index in range(SPREAD)]
        self._okta_days = [okta_time(day) for day in days]
        self._zoom_days = [zoom_time(day) for day in days]

    def app_user(self, index: int, base: str, app_id: str, expand: bool) -> str:  # noqa: FBT001 -- as called
        """Write an assignment."""
        drift = self._company.drift
        if drift.kind(index).name != "in_sync":
            return self._slow_app_user(index, base, app_id, expand=expand)
        key = ("app_user", base, app_id, expand)
        form = self._forms.get(key)
        if form is None:
            user = _model_user()
            link = AppUser(
                user.id, "@login@", 0.0, scope="@scope@", status="PROVISIONED",
                sync_state="SYNCHRONIZED", external_id="@zoom@", profile=profile_of(user),
                last_sync=0.0,
            )  # fmt: skip
            form = _form(app_user_document(link, app_id, base, user if expand else None))
            self._forms[key] = form
        values = self._person(index)
        values["zoom"] = drift.zoom_id(index)
        values["scope"] = "USER" if drift.direct(index) else "GROUP"
        return form % values

    def _slow_app_user(self, index: int, base: str, app_id: str, *, expand: bool) -> str:
        user = self._company.user(index) if expand else None
        return _text(app_user_document(self._company.link(index), app_id, base, user))

    def okta_user(self, index: int, base: str) -> str:
        """Write a person."""
        if self._company.drift.kind(index).okta != "live":
            return _text(user_document(self._company.user(index), base))
        key = ("okta_user", base)
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = _form(user_document(_model_user(), base))
        return form % self._person(index)

    def zoom_user(self, index: int) -> str:
        """Write an account."""
        drift = self._company.drift
        if drift.kind(index).name != "in_sync":
            return _text(list_row(self._company.account(index), self._company.now))
        form = self._forms.get(("zoom_user",))
        if form is None:
            model = ZoomUser("@zoom@", "@login@", "@first@", "@last@", 0.0, dept="@dept@", type=-1)
            model.client = "6.2.0.1234(win)"
            row = list_row(model, 0.0) | {"type": "@#type@", "pmi": "@#pmi@"}
            form = self._forms[("zoom_user",)] = _form(row)
        values = self._person(index)
        values["at"] = self._zoom_days[index % SPREAD]
        values["zoom"] = account = drift.zoom_id(index)
        values["type"] = drift.zoom_type(index)
        values["pmi"] = personal_meeting(account)
        return form % values

    def _person(self, index: int) -> dict[str, Any]:
        drift = self._company.drift
        first, last = drift.name(index)
        return {
            "id": drift.user_id(index),
            "login": f"{first}.{last}.{index}@{DOMAIN}".lower(),
            "first": first,
            "last": last,
            "dept": GROUPS[index % 4],
            "licence": "Licensed" if drift.licensed(index) else "Basic",
            "at": self._okta_days[index % SPREAD],
        }


def _model_user() -> OktaUser:
    """Return a person whose values are the names of the blanks."""
    return OktaUser(
        "@id@", "@login@", "@login@", "@first@", "@last@", 0.0, department="@dept@",
        status_changed=0.0, last_updated=0.0, extra={"userType": "@licence@"},
    )  # fmt: skip


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _form(document: dict[str, Any]) -> str:
    """Turn a document with blanks into a %-form; times are all one blank."""
    text = _text(document).replace("%", "%%")
    for name in ("id", "login", "first", "last", "dept", "licence", "zoom", "scope"):
        text = text.replace(f"@{name}@", f"%({name})s")
    for name in ("type", "pmi"):
        text = text.replace(f'"@#{name}@"', f"%({name})d")
    text = text.replace("1970-01-01T00:00:00.000Z", "%(at)s")
    return text.replace("1970-01-01T00:00:00Z", "%(at)s")
