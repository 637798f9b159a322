"""Put an open company together from its source: sessions, clients, services, journal."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager

from zoomprov_gui.app.sandbox_browser import browser_of
from zoomprov_gui.app.signing_in import sign_in_first
from zoomprov_gui.app.sources import Source
from zoomprov_gui.clients.browser import open_in_browser
from zoomprov_gui.clients.connection import ServerToServer
from zoomprov_gui.clients.http import tls_context
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.sessions import (
    okta_session,
    okta_sign_in,
    zoom_session,
    zoom_sign_in,
)
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.services.access import AccessReader
from zoomprov_gui.services.apply import ApplyService
from zoomprov_gui.services.checks import CheckService
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.compare import CompareService
from zoomprov_gui.services.history import HistoryService
from zoomprov_gui.services.ignoring import IgnoreService
from zoomprov_gui.services.lookup import LookupService
from zoomprov_gui.services.proof import ProofService
from zoomprov_gui.services.reread import Rereader
from zoomprov_gui.services.setup import SetupService
from zoomprov_gui.services.sign_ins import OpenBrowser
from zoomprov_gui.services.true_time import TrueTime
from zoomprov_gui.services.undo import UndoService
from zoomprov_gui.services.verify import VerifyService
from zoomprov_gui.services.watch import WatchService
from zoomprov_gui.storage.ignored import IgnoredFile
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.other_journals import OtherJournals
from zoomprov_gui.storage.settings import Settings, SettingsFile
from zoomprov_gui.storage.setup_memory import SetupMemory


@asynccontextmanager
async def open_company(
    source: Source,
    settings: Settings | None = None,
    *,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    browser: OpenBrowser = open_in_browser,
) -> AsyncIterator[Company]:
    """Open a company; leaving the block closes its connections and its journal.

    Where its connection holds no token to begin with, the browser is opened for a sign-in.

    `clock` tells the seconds since 1970, `sleep` waits for some. Where the journal cannot be
    kept the company opens all the same, and nothing can be written.
    """
    async with AsyncExitStack() as stack:
        okta, zoom, access = await _clients(source, stack, browser, clock=clock, sleep=sleep)
        journal = _journal(source)
        stack.callback(journal.close)
        company = _company(source, okta, zoom, journal, clock=clock, sleep=sleep)
        company.access = access
        file = SettingsFile(source.paths.settings)
        company.settings = settings or file.load()
        company.elsewhere = OtherJournals(lambda: source.paths.other_journals, source.label)
        own = (journal.notice, file.notice, *company.notices)
        company.notices = tuple(filter(None, own))
        company.roster.grace = company.settings.grace * 60.0
        company.ignoring.refresh()
        yield company


def _journal(source: Source) -> Journal:
    path = source.paths.journal
    try:
        return Journal.open(path, source.locks)
    except Unsaved as error:
        problem = diagnose(error)
        return Journal.unavailable(path, f"{problem.title}. {problem.text} {problem.remedy}")


async def _clients(
    source: Source,
    stack: AsyncExitStack,
    browser: OpenBrowser,
    *,
    clock: Callable[[], float],
    sleep: Callable[[float], Awaitable[object]],
) -> tuple[OktaClient, ZoomClient, AccessReader]:
    connection = source.connection
    # Reading the system's certificates takes tens of milliseconds, which a window would feel.
    verify = None if source.world else await asyncio.to_thread(tls_context)
    network = Network(
        to_okta=source.to_okta, to_zoom=source.to_zoom, verify=verify, clock=clock, sleep=sleep
    )
    tokens = source.tokens or await sign_in_first(connection, network, browser)
    to_okta = okta_sign_in(
        connection.okta_url,
        connection.okta_auth,
        network,
        tokens=tokens.get(Service.OKTA),
        keep=source.keep_okta,
        turn=source.turn_okta,
    )
    okta = okta_session(connection.okta_url, to_okta, network)
    await stack.enter_async_context(aclosing(okta))
    to_zoom = zoom_sign_in(
        connection.zoom_oauth_url,
        connection.zoom_auth,
        network,
        tokens=tokens.get(Service.ZOOM),
        keep=source.keep_zoom,
        turn=source.turn_zoom,
    )
    zoom = zoom_session(connection.zoom_api_url, to_zoom, network)
    await stack.enter_async_context(aclosing(zoom))
    reader = AccessReader(okta, to_okta, zoom, to_zoom, clock)
    return OktaClient(okta), ZoomClient(zoom), reader


def _company(
    source: Source,
    okta: OktaClient,
    zoom: ZoomClient,
    journal: Journal,
    *,
    clock: Callable[[], float],
    sleep: Callable[[float], Awaitable[object]],
) -> Company:
    connection = source.connection
    own = connection.zoom_auth
    compare = CompareService(okta, zoom, app_id=connection.app_id, clock=clock)
    reread = Rereader(okta, zoom, compare.app_id)
    verify = VerifyService(reread, clock=clock, sleep=sleep)
    true_time = TrueTime(okta, zoom, journal=journal, source=source.label, clock=clock)
    apply = ApplyService(
        okta,
        zoom,
        reread=reread,
        verify=verify,
        journal=journal,
        source=source.label,
        clock=clock,
        context=lambda: company.context(),  # noqa: PLW0108 - made below
        true_time=true_time,
    )
    lookup = LookupService(okta, zoom, reread=reread)
    # What was confirmed of one Zoom app says nothing of another one.
    remembered = f"{source.label} {connection.app_id}" if connection.app_id else source.label
    memory = SetupMemory(source.paths.setup, remembered)
    checks = CheckService(
        okta,
        zoom,
        app_id=connection.app_id,
        roster=lambda: company.roster,
        memory=memory,
        clock=clock,
    )
    ignored = IgnoredFile(source.paths.ignored, source.label)
    company = Company(
        name=source.name,
        source=source.label,
        sandbox=source.world is not None,
        saved=source.saved,
        okta_host=okta.host,
        zoom_host=zoom.host,
        account=own.account_id if isinstance(own, ServerToServer) else "",
        roster=Roster(now=clock()),
        compare=compare,
        watch=WatchService(compare, clock=clock, sleep=sleep),
        apply=apply,
        verify=verify,
        lookup=lookup,
        undo=UndoService(journal, reread=reread, lookup=lookup, source=source.label),
        ignoring=IgnoreService(
            ignored,
            roster=lambda: company.roster,
            clock=clock,
            actor=lambda: company.actor,
            read_only=lambda: company.settings.read_only,
        ),
        true_time=true_time,
        history=HistoryService(
            journal,
            verify,
            source=source.label,
            clock=clock,
            under_way=apply.under_way,
            log=zoom.operations,
        ),
        setup=SetupService(
            okta,
            checks,
            journal=journal,
            source=source.label,
            clock=clock,
            sleep=sleep,
            read_only=lambda: company.settings.read_only,
            agrees=browser_of(source),
        ),
        proof=ProofService(
            okta,
            apply=apply,
            lookup=lookup,
            reread=reread,
            checks=checks,
            memory=memory,
            find_app=compare.find_app,
            own_keys=lambda: company.own_keys,
            clock=clock,
            sleep=sleep,
            read_only=lambda: company.settings.read_only,
        ),
        journal=journal,
        clock=clock,
        settings=Settings(),
        notices=(memory.notice, ignored.notice),
    )
    return company
