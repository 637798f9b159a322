"""Okta's JSON: users, groups, apps, assignments, log events, as recorded."""

from typing import Any

from zoomprov_gui.simulator.identifiers import okta_time, stem
from zoomprov_gui.simulator.records import App, AppGroup, AppUser, Group, LogEvent, OktaUser

LOGO = "https://ok12static.oktacdn.com/assets/img/logos"


def _href(url: str, *allow: str) -> dict[str, Any]:
    return {"href": url, "hints": {"allow": list(allow)}} if allow else {"href": url}


def user_document(user: OktaUser, base: str, *, whole: bool = False) -> dict[str, Any]:
    """Return a person; `whole` adds the lifecycle links a list leaves out (REC users)."""
    profile: dict[str, Any] = {
        "firstName": user.first,
        "lastName": user.last,
        "mobilePhone": None,
        "secondEmail": None,
        "login": user.login,
        "email": user.email,
    }
    if user.department is not None:
        profile["department"] = user.department
    if user.title is not None:
        profile["title"] = user.title
    me = f"{base}/api/v1/users/{user.id}"
    document: dict[str, Any] = {
        "id": user.id,
        "status": user.status,
        "created": okta_time(user.created),
        "activated": okta_time(user.created),
        "statusChanged": okta_time(user.status_changed),
        "lastLogin": okta_time(user.last_login),
        "lastUpdated": okta_time(user.last_updated or user.created),
        "passwordChanged": okta_time(user.created),
        "type": {"id": "otynwlw0pkLLUgtNG5d7"},
        "profile": profile | user.extra,
        "credentials": {
            "password": {},
            "emails": [{"value": user.email, "status": "VERIFIED", "type": "PRIMARY"}],
            "provider": {"type": "OKTA", "name": "OKTA"},
        },
        "_links": {"self": {"href": me}} | (_user_links(user, me) if whole else {}),
    }
    if user.transitioning_to is not None:
        document["transitioningToStatus"] = user.transitioning_to
    return document


def _user_links(user: OktaUser, me: str) -> dict[str, Any]:
    verbs = {
        "ACTIVE": ("suspend", "deactivate"),
        "SUSPENDED": ("unsuspend", "deactivate"),
        "DEPROVISIONED": ("activate",),
        "STAGED": ("activate", "deactivate"),
    }.get(user.status, ("deactivate",))
    return {verb: {"href": f"{me}/lifecycle/{verb}", "method": "POST"} for verb in verbs}


def group_document(group: Group, base: str) -> dict[str, Any]:
    """Return a group (REC groups)."""
    me = f"{base}/api/v1/groups/{group.id}"
    return {
        "id": group.id,
        "created": okta_time(group.created),
        "lastUpdated": okta_time(group.created),
        "lastMembershipUpdated": okta_time(max(group.membership_updated, group.created)),
        "objectClass": ["okta:user_group"],
        "type": group.type,
        "profile": {"name": group.name, "description": group.description},
        "_links": {
            "logo": [
                {
                    "name": size,
                    "href": f"{LOGO}/groups/odyssey/okta-{size}.png",
                    "type": "image/png",
                }
                for size in ("medium", "large")
            ],
            "users": {"href": f"{me}/users"},
            "apps": {"href": f"{me}/apps"},
        },
    }


def app_features(app: App) -> list[str]:
    """Return the short list of what provisioning does, [] when it is off (facts/okta.md §1)."""
    if app.connection != "ENABLED":
        return []
    switches = app.switches
    named = [
        ("PUSH_NEW_USERS", switches.create),
        ("PUSH_PROFILE_UPDATES", switches.update),
        ("PUSH_USER_DEACTIVATION", switches.deactivate),
        ("IMPORT_NEW_USERS", True),
    ]
    return [name for name, on in named if on]


def app_document(app: App, base: str, org_id: str) -> dict[str, Any]:
    """Return an app instance (REC apps-list-get)."""
    me = f"{base}/api/v1/apps/{app.id}"
    flip = "deactivate" if app.status == "ACTIVE" else "activate"
    zoom = app.name == "zoomus"
    settings: dict[str, Any] = {}
    if zoom:
        settings = {"subDomain": app.sub_domain, "audience_uri": None, "acs_url": None}
    return {
        "id": app.id,
        "orn": f"orn:okta:idp:{org_id}:apps:{app.name}:{app.id}",
        "name": app.name,
        "label": app.label,
        "status": app.status,
        "lastUpdated": okta_time(app.last_updated or app.created),
        "created": okta_time(app.created),
        "accessibility": {
            "selfService": False,
            "errorRedirectUrl": None,
            "loginRedirectUrl": None,
        },
        "visibility": {
            "autoLaunch": False,
            "autoSubmitToolbar": False,
            "hide": {"iOS": False, "web": False},
            "appLinks": {"login": True},
        },
        "features": app_features(app),
        "signOnMode": "SAML_2_0" if zoom else "OPENID_CONNECT",
        "credentials": {
            "userNameTemplate": {"template": "${source.login}", "type": "BUILT_IN"},
            "signing": {"kid": stem(1, app.id, 43)},
        },
        "universalLogout": None,
        "settings": {
            "app": settings,
            "notifications": {
                "vpn": {"network": {"connection": "DISABLED"}, "message": None, "helpUrl": None}
            },
            "manualProvisioning": False,
            "implicitAssignment": False,
        },
        "_links": {
            "groups": {"href": f"{me}/groups"},
            "users": {"href": f"{me}/users"},
            flip: {"href": f"{me}/lifecycle/{flip}"},
        },
    }


def app_user_document(
    link: AppUser, app_id: str, base: str, user: OktaUser | None = None
) -> dict[str, Any]:
    """Return an assignment; with `user` it carries that person embedded (expand=user)."""
    document: dict[str, Any] = {
        "id": link.user_id,
        "externalId": link.external_id,
        "created": okta_time(link.created),
        "lastUpdated": okta_time(link.last_updated),
        "scope": link.scope,
        "status": link.status,
        "statusChanged": okta_time(link.status_changed),
        "passwordChanged": None,
        "syncState": link.sync_state,
        "credentials": {"userName": link.user_name},
        "profile": link.profile,
        "_links": {
            "app": {"href": f"{base}/api/v1/apps/{app_id}"},
            "user": {"href": f"{base}/api/v1/users/{link.user_id}"},
        },
    }
    if link.last_sync is not None:
        document["lastSync"] = okta_time(link.last_sync)
    if user is not None:
        document["_embedded"] = {"user": user_document(user, base)}
    return document


def app_group_document(link: AppGroup, app_id: str, base: str) -> dict[str, Any]:
    """Return a group's assignment (REC app-groups)."""
    app = f"{base}/api/v1/apps/{app_id}"
    return {
        "id": link.group_id,
        "lastUpdated": okta_time(link.last_updated),
        "priority": link.priority,
        "profile": {},
        "_links": {
            "app": {"href": app},
            "self": {"href": f"{app}/groups/{link.group_id}"},
            "group": {"href": f"{base}/api/v1/groups/{link.group_id}"},
        },
    }


def connection_document(app: App, base: str) -> dict[str, Any]:
    """Return the provisioning connection (REC app-connections; for zoomus as documented)."""
    if app.connection == "UNKNOWN":
        return {"status": "UNKNOWN", "profile": {"authScheme": "UNKNOWN"}}
    me = f"{base}/api/v1/apps/{app.id}/connections/default"
    verb = "deactivate" if app.connection == "ENABLED" else "activate"
    links: dict[str, Any] = {
        "self": _href(me, "POST", "GET"),
        verb: _href(f"{me}/lifecycle/{verb}", "POST"),
    }
    if app.connection == "DISABLED":
        consent = f"{base}/api/v1/apps/{app.name}/{app.id}/oauth2/authorize"
        links["authorize"] = {"href": f"{consent}?state={app.consent_state or ''}"}
    return {
        "status": app.connection,
        "profile": {"authScheme": "OAUTH2"},
        "_links": links,
    }


def event_document(event: LogEvent) -> dict[str, Any]:
    """Return one log event, with null wherever recorded ones have null (REC log-events-real)."""
    targets = [_entity(target) for target in event.targets]
    if event.change is not None:
        targets[0]["changeDetails"] = event.change
    return {
        "actor": _entity(event.actor),
        "client": {
            "userAgent": None,
            "zone": None,
            "device": None,
            "id": None,
            "ipAddress": None,
            "geographicalContext": None,
        },
        "device": None,
        "authenticationContext": {
            "authenticationProvider": None,
            "credentialProvider": None,
            "credentialType": None,
            "issuer": None,
            "interface": None,
            "authenticationStep": 0,
            "externalSessionId": "trs" + event.uuid[:8],
        },
        "displayMessage": event.message,
        "eventType": event.event_type,
        "outcome": {"result": event.result, "reason": event.reason},
        "published": okta_time(event.at),
        "securityContext": {
            "asNumber": None,
            "asOrg": None,
            "domain": None,
            "isProxy": None,
            "isp": None,
        },
        "severity": "INFO" if event.result == "SUCCESS" else "WARN",
        "debugContext": {"debugData": event.debug},
        "legacyEventType": None,
        "transaction": {"type": event.transaction, "id": event.uuid[:18], "detail": {}},
        "uuid": event.uuid,
        "version": "0",
        "request": {"ipChain": []},
        "target": targets or None,
    }


def _entity(entity: tuple[str, str, str, str]) -> dict[str, Any]:
    kind, identifier, alternate, name = entity
    return {
        "id": identifier,
        "type": kind,
        "alternateId": alternate,
        "displayName": name,
        "detailEntry": None,
    }
