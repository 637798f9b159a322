"""Sign-ins that wait for a person: in the browser, or by a code. Pages show and stop them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import aclosing
from dataclasses import replace
from typing import Protocol

from zoomprov_gui.clients import oauth_device
from zoomprov_gui.clients.connection import OKTA_PORTS
from zoomprov_gui.clients.end_page import OVER, SIGNED_IN
from zoomprov_gui.clients.loopback import HOST, Loopback
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_code import LIFE, CodeRequest, pasted_answer
from zoomprov_gui.clients.oauth_server import AuthServer
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint, Tokens
from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import ExpectedError, NotConnected
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.sign_in import Progress, Stage

OFFLINE = "offline_access"  # without it Okta gives no refresh token (facts/okta.md §6)

OpenBrowser = Callable[[str], Awaitable[bool]]
OnProgress = Callable[[Progress], None]


class SignIn(Protocol):
    """A sign-in under way; cancelling `tokens` stops it and leaves nothing behind."""

    on_progress: list[OnProgress]

    @property
    def progress(self) -> Progress: ...

    async def tokens(self) -> Tokens: ...


class _Told:
    """Keeps the progress, and tells it to whoever wants to show it."""

    def __init__(self, browser: OpenBrowser) -> None:
        self.on_progress: list[OnProgress] = []
        self._progress = Progress(stage=Stage.STARTING)
        self._browser = browser

    @property
    def progress(self) -> Progress:
        """How far it is at this moment."""
        return self._progress

    async def open_again(self) -> bool:
        """Open the page, once more perhaps; tell whether a browser could be started."""
        return await self._browser(self.progress.url) if self.progress.url else False

    def _tell(self, progress: Progress) -> None:
        self._progress = progress
        for listener in list(self.on_progress):
            listener(progress)


class BrowserSignIn(_Told):
    """A sign-in in the system's browser: five minutes, one answer, on this computer.

    Where the browser does not open, or cannot come back, `progress.note` says so, and the sign-in
    goes on: `open_again`, copy `progress.url`, or `paste` the address out of the browser.
    """

    def __init__(
        self,
        server: AuthServer,
        client_id: str,
        scopes: tuple[str, ...],
        network: Network,
        *,
        browser: OpenBrowser,
        ports: Iterable[int] | None = None,
        life: float = LIFE,
    ) -> None:
        super().__init__(browser)
        self._server = server
        self._client_id = client_id
        self._scopes = scopes
        self._network = network
        # Okta compares the port of the redirect address, Zoom does not (facts/zoom.md §2).
        fixed = OKTA_PORTS if server.service is Service.OKTA else (0,)
        self._ports = tuple(fixed if ports is None else ports)
        self._life = life
        self._request: CodeRequest | None = None
        self._answer: asyncio.Future[Mapping[str, str]] | None = None
        self._limit: asyncio.Timeout | None = None

    async def tokens(self) -> Tokens:
        """Open the browser, wait for the answer, and return the tokens it stands for.

        Raises `NotConnected` with the cause `timed_out`, `denied`, `not_assigned`, `permission` or
        `wrong_answer`, and what the server's refusal of the code is.
        """
        self._answer = asyncio.get_running_loop().create_future()
        async with aclosing(Loopback(self._server.callback, self._offer)) as door:
            note = await self._open(door)
            redirect = door.redirect_uri or f"http://{HOST}:{self._ports[0]}{self._server.callback}"
            request = CodeRequest(self._server, self._client_id, self._scopes, redirect)
            self._request = request
            await self._send_to_browser(note)
            try:
                tokens = await self._redeemed(request)
            except ExpectedError as error:
                problem = diagnose(error)
                await door.conclude(problem.title, problem.remedy)
                raise
            except asyncio.CancelledError:
                await door.conclude(*OVER)
                raise
            self._tell(Progress(stage=Stage.DONE))
            await door.conclude(*SIGNED_IN)
            return tokens

    def paste(self, text: str) -> None:
        """Take the address of the browser's last page, where the browser cannot come back.

        `NotConnected` with the cause `pasted` where it is another page's, or another sign-in's.
        """
        request, service = self._request, self._server.service
        answer = pasted_answer(text, request.redirect_uri) if request else None
        if answer is None:
            raise NotConnected(service, "pasted", reason="it is the address of another page")
        if not self._offer(answer):
            raise NotConnected(service, "pasted", reason="it belongs to another sign-in")

    def extend(self) -> None:
        """Give the person five more minutes from now on."""
        if self._limit is not None and self.progress.stage is Stage.BROWSER:
            self._limit.reschedule(asyncio.get_running_loop().time() + self._life)
            self._tell(self._waiting(self.progress.note, opened=self.progress.opened))

    async def _open(self, door: Loopback) -> Problem | None:
        try:
            await door.open(self._server.service, self._ports)
        except NotConnected as error:
            return diagnose(error)
        return None

    async def _send_to_browser(self, note: Problem | None) -> None:
        self._tell(self._waiting(note, opened=False))
        opened = await self._browser(self.progress.url)
        if not opened and note is None:
            note = diagnose(NotConnected(self._server.service, "browser"))
        self._tell(self._waiting(note, opened=opened))

    def _waiting(self, note: Problem | None, *, opened: bool) -> Progress:
        url = self._request.url if self._request else ""
        until = self._network.clock() + self._life
        return Progress(stage=Stage.BROWSER, url=url, until=until, opened=opened, note=note)

    async def _redeemed(self, request: CodeRequest) -> Tokens:
        answer = await self._answered()
        self._tell(Progress(stage=Stage.EXCHANGING))
        async with aclosing(TokenEndpoint(self._server, self._network)) as endpoint:
            return await request.redeem(answer, endpoint)

    async def _answered(self) -> Mapping[str, str]:
        if self._answer is None:
            raise RuntimeError("the answer is awaited before the sign-in has begun")
        try:
            async with asyncio.timeout(self._life) as self._limit:
                return await self._answer
        except TimeoutError:
            raise NotConnected(self._server.service, "timed_out") from None

    def _offer(self, answer: Mapping[str, str]) -> bool:
        waiting = self._answer is not None and not self._answer.done()
        if not waiting or self._request is None or not self._request.is_answered_by(answer):
            return False
        if self._answer is not None:
            self._answer.set_result(answer)
        return True


class DeviceSignIn(_Told):
    """A sign-in by a code that is entered on a page: where no browser can come back to us."""

    def __init__(
        self,
        server: AuthServer,
        client_id: str,
        scopes: tuple[str, ...],
        network: Network,
        *,
        browser: OpenBrowser,
    ) -> None:
        super().__init__(browser)
        self._server = server
        self._client_id = client_id
        self._scopes = scopes
        self._network = network

    async def tokens(self) -> Tokens:
        """Get a code, show it, wait until it was entered, and return the tokens.

        Raises `NotConnected` with the cause `code_ended` or `denied`.
        """
        async with aclosing(TokenEndpoint(self._server, self._network)) as endpoint:
            code = await oauth_device.start(endpoint, self._client_id, self._scopes)
            until = self._network.clock() + code.life
            shown = Progress(stage=Stage.CODE, url=code.whole_page, page=code.page, until=until)
            self._tell(replace(shown, code=code.user_code))
            sleep = self._network.sleep
            tokens = await oauth_device.wait(endpoint, self._client_id, code, sleep)
        self._tell(Progress(stage=Stage.DONE))
        return tokens
