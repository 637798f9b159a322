"""What both authorization servers need: forms, refusals, and the page to say yes or no on."""

from html import escape
from urllib.parse import parse_qsl, urlencode

from zoomprov_gui.simulator.refusals import oauth_error
from zoomprov_gui.simulator.serving import Call, Refusal, Reply
from zoomprov_gui.simulator.sources import declare

# What a person does on the page: say yes at once, be asked, say no at once.
YES, ASK, NO = "yes", "ask", "no"
CONSENT = (YES, ASK, NO)

declare("oauth_parts.page", "guess", "a page with two buttons stands for signing in and consenting")

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="color-scheme" content="light dark"></head><body><h1>{title}</h1><p>{text}</p>
<p><a href="{yes}">Allow</a> · <a href="{no}">Deny</a></p></body></html>"""


def form_of(call: Call) -> dict[str, str]:
    """Return the form that was sent."""
    return dict(parse_qsl(call.content.decode(errors="replace"), keep_blank_values=True))


def refuse(error: str, text: str, status: int = 400, **headers: str) -> Refusal:
    """Return the refusal of an OAuth endpoint of Okta's."""
    reply = oauth_error(status, error, text)
    reply.headers += [(name.replace("_", "-"), value) for name, value in headers.items()]
    return Refusal(reply)


def decision(call: Call, consent: str) -> str:
    """Return what the person says: as the world is set, or by a button of the page."""
    if consent != ASK:
        return consent
    said = call.query.get("decision", "")
    return said if said in {YES, NO} else ASK


def asking(call: Call, title: str, text: str) -> Reply:
    """Return the page with the two buttons; each leads back to this very address."""
    base = {name: value for name, value in call.query.items() if name != "decision"}
    yes, no = (f"{call.path}?{urlencode(base | {'decision': said})}" for said in (YES, NO))
    page = _PAGE.format(title=escape(title), text=escape(text), yes=escape(yes), no=escape(no))
    return Reply(200, page.encode(), content_type="text/html; charset=utf-8")


def told(title: str, text: str) -> Reply:
    """Return a page that only says something."""
    page = (
        f'<!doctype html><html lang="en"><title>{escape(title)}</title>'
        f"<h1>{escape(title)}</h1><p>{escape(text)}</p></html>"
    )
    return Reply(200, page.encode(), content_type="text/html; charset=utf-8")


def back(address: str, answer: dict[str, str]) -> Reply:
    """Send the browser back to the program that sent it."""
    return Reply(302, None, [("location", f"{address}?{urlencode(answer)}")])
