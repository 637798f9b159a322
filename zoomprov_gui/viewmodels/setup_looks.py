"""Which icon and tone each state and each check of the set-up has, and its words for the ear."""

from zoomprov_gui.domain.setup import CheckKey, Origin, StepKey

LAPSED, CHECKING = "lapsed", "checking"
TOLD = {
    "confirmed": "confirmed",
    "change_needed": "needs a change",
    "broken": "broken",
    "lapsed": "was confirmed, now is not",
    "checking": "checking",
    "unknown": "can't tell",
    "not_started": "not started",
}
PILLS = {
    "confirmed": ("circle-check", "ok"),
    "change_needed": ("triangle-alert", "warn"),
    "broken": ("octagon-alert", "bad"),
    "lapsed": ("triangle-alert", "bad"),
    "checking": ("clock", "wait"),
    "unknown": ("circle-help", "mute"),
    "not_started": ("circle-minus", "mute"),
}
OFF = ("circle-slash", "bad")
ON = ("circle-check", "ok")
NAMES = {Origin.OKTA: "Okta", Origin.ZOOM: "Zoom", Origin.YOU: "You"}
GLYPHS = {
    CheckKey.OKTA_ADDRESS: "globe",
    CheckKey.OKTA_SIGN_IN: "log-in",
    CheckKey.OKTA_READ_APPS: "layers",
    CheckKey.OKTA_CHANGE_APPS: "pencil-line",
    CheckKey.OKTA_READ_PEOPLE: "users-round",
    CheckKey.OKTA_READ_GROUPS: "list-filter",
    CheckKey.OKTA_READ_LOG: "history",
    CheckKey.OKTA_CLOCK: "clock",
    CheckKey.ZOOM_CREDENTIALS: "key-round",
    CheckKey.ZOOM_ADMIN: "user-round-cog",
    CheckKey.ZOOM_PLAN: "building-2",
    CheckKey.ZOOM_VANITY: "globe",
    CheckKey.ZOOM_SSO: "log-in",
    CheckKey.ZOOM_SSO_REQUIRED: "shield-check",
    CheckKey.ZOOM_SSO_BYPASS: "shield-alert",
    CheckKey.ZOOM_DOMAIN: "at-sign",
    CheckKey.ZOOM_LICENCES: "credit-card",
    CheckKey.APP_EXISTS: "layers",
    CheckKey.APP_ACTIVE: "power",
    CheckKey.APP_SUBDOMAIN: "link",
    CheckKey.CONNECTION: "plug-zap",
    CheckKey.LAST_CALL: "activity",
    CheckKey.NO_AUTH_FAILURE: "shield-check",
    CheckKey.CREATE: "user-round-plus",
    CheckKey.UPDATE: "user-round-pen",
    CheckKey.DEACTIVATE: "user-round-x",
    CheckKey.PASSWORD: "lock",
    CheckKey.PEOPLE_ASSIGNED: "users-round",
    CheckKey.GROUPS_ASSIGNED: "layers",
    CheckKey.ACCOUNTS_MATCHED: "link",
    CheckKey.LICENCES_ENOUGH: "credit-card",
    CheckKey.NOBODY_TWICE: "copy",
    CheckKey.NO_BACKLOG: "hourglass",
    CheckKey.PROOF_ASSIGNED: "user-round-plus",
    CheckKey.PROOF_SEEN: "eye",
    CheckKey.PROOF_CHANGED: "user-round-pen",
    CheckKey.PROOF_CHANGE_SEEN: "eye",
    CheckKey.PROOF_REMOVED: "user-round-minus",
    CheckKey.PROOF_TURNED_OFF: "power-off",
    CheckKey.PROOF_PUT_BACK: "rotate-ccw",
}
REASON_ICONS = {
    StepKey.CONNECT_OKTA: ("eye", "shield-check", "lock"),
    StepKey.CONNECT_ZOOM: ("user-round-plus", "mail", "credit-card"),
    StepKey.AUTHORISE: ("key-round", "plug-zap", "info"),
    StepKey.SWITCHES: ("shield-alert", "credit-card", "life-buoy"),
    StepKey.ASSIGN: ("users-round", "layers", "link"),
    StepKey.PROVE: ("eye", "info"),
}
