"""What the window shows, one after the other: the welcome page, a company, the sample data.

All work of one company has ended before anything of the next one begins, so that no late answer of
one can reach the other (RELIABILITY.md P15).
"""

import asyncio
import time
from argparse import Namespace
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from zoomprov_gui.app import company_window
from zoomprov_gui.app.drafts import draft_of
from zoomprov_gui.app.either import unless
from zoomprov_gui.app.exits import DONE, code_of
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.reach import Reach
from zoomprov_gui.app.sources import (
    Source,
    sandbox_source,
    source_of,
    with_app,
    workspace_source,
)
from zoomprov_gui.clients.oauth_tokens import Tokens
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.workspaces import Workspace
from zoomprov_gui.services.forgetting import forget, sign_out
from zoomprov_gui.services.keeping import Keeping
from zoomprov_gui.storage.settings import SettingsFile
from zoomprov_gui.storage.vaults import Vaults
from zoomprov_gui.storage.workspaces import Workspaces
from zoomprov_gui.viewmodels.companies import CompaniesViewModel, Goal, Turn
from zoomprov_gui.viewmodels.connect import (
    SIGN_IN,
    SIGN_IN_AGAIN,
    WITHOUT_SAVING,
    ConnectViewModel,
)
from zoomprov_gui.widgets.company_menu import CompanyMenu
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.welcome_page import WelcomePage

SAMPLE = "small-office"


class Doorway:
    """Leads from one thing that the window shows to the next, until the window is closed."""

    def __init__(
        self, window: MainWindow, args: Namespace, paths: Paths, reach: Reach | None = None
    ) -> None:
        self._window = window
        self._args = args
        self._paths = paths
        self._reach = reach or Reach()
        self._workspaces = Workspaces(paths.data)
        self._vaults = Vaults(self._workspaces.folder, self._reach.keychain)
        self._fresh: dict[Service, Tokens] = {}  # of the sign-in that leads into a company
        self._code = DONE
        self._shown = Turn(goal=Goal.WELCOME)
        self._next: Turn | None = None
        self._unsaved: Source | None = None  # the open company, where no workspace keeps it
        self._moved = asyncio.Event()
        self.companies = CompaniesViewModel(self._workspaces, window)
        self.welcome: WelcomePage | None = None
        self._connect()

    async def run(self) -> int:
        """Show one thing after the other, and return the exit code of the last one."""
        turn: Turn | None = self._first()
        while turn is not None:
            self._shown = turn
            self._moved.clear()
            self._next, self._code = None, DONE
            try:
                await self._show(turn)
            except ExpectedError as error:
                self._code = code_of(error)
                self._window.show_trouble(diagnose(error))
                await self._moved.wait()
            turn = self._next
        return self._code

    def _first(self) -> Turn:
        """Return what is shown at the start: what was named, the last company, or the welcome."""
        args = self._args
        if args.connection or args.sandbox or args.workspace:
            return Turn(goal=Goal.NAMED)
        if args.setup_file:
            return Turn(goal=Goal.SET_UP_FILE, path=args.setup_file)
        last = self.companies.by_id(SettingsFile(self._paths.settings).load().last_source)
        if last is None:
            return Turn(goal=Goal.WELCOME)
        return Turn(goal=Goal.COMPANY, workspace_id=last.workspace_id)

    async def _show(self, turn: Turn) -> None:
        match turn.goal:
            case Goal.NAMED:
                await self._named(turn)
            case Goal.COMPANY:
                await self._company(self._of_app(turn))
            case Goal.SAMPLE:
                await self._open(await self._sample(turn))
            case Goal.DISCONNECT:
                await self._disconnect(self._workspaces.find(turn.workspace_id), turn)
            case Goal.FORGET:
                await self._forget(self._workspaces.find(turn.workspace_id))
            case Goal.SIGN_IN:
                await self._sign_in_again(self._workspaces.find(turn.workspace_id), turn)
            case Goal.WELCOME | Goal.SET_UP_FILE:
                await self._new_company(turn)

    async def _sample(self, turn: Turn) -> Source:
        """Return the sample data: the world that was open, where another app of it was named."""
        if turn.app_id and self._unsaved is not None:
            return with_app(self._unsaved, turn.app_id)
        return await asyncio.to_thread(sandbox_source, SAMPLE, self._paths)

    async def _named(self, turn: Turn) -> None:
        """Open what the command line names."""
        if turn.app_id:
            self._begin()
            await self._open(await self._named_again(turn.app_id))
        elif self._args.workspace:
            workspace = self._workspaces.find(self._args.workspace)
            self._shown = Turn(goal=Goal.COMPANY, workspace_id=workspace.workspace_id)
            await self._company(workspace)
        else:
            self._begin()
            await self._open(await asyncio.to_thread(source_of, self._args, self._paths))

    async def _named_again(self, app_id: str) -> Source:
        """Return the open company of no workspace, through another app.

        A document is read anew, because its sign-ins may have been renewed; one that came through
        a pipe is gone, and a simulated company would begin anew.
        """
        source = self._unsaved
        if source is None or (source.world is None and self._args.connection != "-"):
            source = await asyncio.to_thread(source_of, self._args, self._paths)
        return with_app(source, app_id)

    def _of_app(self, turn: Turn) -> Workspace:
        """Return the company to open; the Zoom app that was named is kept with it."""
        workspace = self._workspaces.find(turn.workspace_id)
        if turn.app_id:
            okta = replace(workspace.okta, app_id=turn.app_id)
            workspace = replace(workspace, okta=okta)
            self._workspaces.save(workspace)
            self.companies.refresh()
        return workspace

    async def _company(self, workspace: Workspace) -> None:
        """Open a saved company; its keychain may ask a person first."""
        workspace_id = workspace.workspace_id
        tokens, self._fresh = self._fresh, {}
        self._begin(workspace_id)
        self._window.opening.show_waiting()
        vault = await unless(self._moved, self._vaults.open(workspace_id))
        if vault is None:
            return
        source = workspace_source(workspace, vault, self._paths.of_workspace(workspace_id), tokens)
        root = SettingsFile(self._paths.settings)
        root.save(replace(root.load(), last_source=workspace_id))
        await self._open(source)

    async def _sign_in_again(self, workspace: Workspace, turn: Turn) -> None:
        if turn.anew:
            await self._vaults.begin_anew(workspace.workspace_id)
        await self._welcome(Keeping(self._workspaces, self._vaults, workspace), turn)

    def _begin(self, workspace_id: str = "") -> None:
        """Leave whatever was shown before, all of it."""
        self._window.begin_company()
        self._window.session.close(sandbox=False)
        self.companies.set_open(workspace_id)

    async def _open(self, source: Source) -> None:
        self._unsaved = None if source.saved else source
        if source.world is not None:
            self._begin()
        self._window.settings.move_to(SettingsFile(source.paths.settings))
        self._window.session.close(sandbox=source.world is not None)
        await company_window.keep(source, self._window, self._moved, self.companies)

    async def _new_company(self, turn: Turn) -> None:
        """Connect a company that is new here, from what is known of it or from nothing."""
        draft, note = await asyncio.to_thread(draft_of, turn.path, self._workspaces.half_way)
        turn = replace(turn, note=turn.note if any(turn.note) else note)
        await self._welcome(Keeping(self._workspaces, self._vaults, draft=draft), turn)

    async def _welcome(self, keeping: Keeping, turn: Turn) -> None:
        """Show the welcome page until a company is connected or something else is turned to."""
        window = self._window
        self._unsaved = None
        self.companies.set_open("")
        kept = SettingsFile(self._paths.settings)
        service = await self._reach.service(keeping.draft, lambda: kept.load().read_only)
        async with asyncio.TaskGroup() as background:
            only = turn.service
            model = ConnectViewModel(service, keeping, background, only=only)
            model.connected.connect(self._connected)
            self.welcome = page = WelcomePage(window.theme, model)
            model.setParent(page)  # it goes with the page, once all of its work has ended
            page.tell(turn.note)
            page.sample_wanted.connect(self.companies.try_sample)
            page.file_chosen.connect(self.read_file)
            window.show_welcome(page)
            window.session.close()
            window.settings.move_to(kept)
            model.start()
            await self._moved.wait()
            model.stop()
        self.welcome = None

    def _connected(self, workspace: Workspace) -> None:
        if self.welcome is not None:
            self._fresh = self.welcome.model.tokens
        self.companies.refresh()
        self._take(Turn(goal=Goal.COMPANY, workspace_id=workspace.workspace_id))

    def read_file(self, path: str) -> None:
        """Turn to what a set-up file names, once what is shown can be left."""
        self._take(Turn(goal=Goal.SET_UP_FILE, path=path))

    async def _forget(self, workspace: Workspace) -> None:
        """Sign out of a company and forget it; what could not be ended is told on the way out."""
        self._begin()
        network = await self._reach.network()
        left = await forget(workspace, self._workspaces, self._vaults, network, now=time.time())
        self.companies.refresh()
        said = " ".join(f"{problem.title}. {problem.remedy}" for problem in left)
        note = (f"{workspace.name} was forgotten on this computer", said)
        self._next = self._next or Turn(goal=Goal.WELCOME, note=note)

    async def _disconnect(self, workspace: Workspace, turn: Turn) -> None:
        """Sign out of one side, and offer to sign in to it again."""
        self._begin()
        service = turn.service or Service.OKTA
        vault = await self._vaults.open(workspace.workspace_id)
        left = await sign_out(service, workspace, vault, await self._reach.network())
        said = " ".join(f"{problem.title}. {problem.remedy}" for problem in left)
        note = (f"{workspace.name} is disconnected from {service.value}", said)
        self._next = self._next or replace(turn, goal=Goal.SIGN_IN, note=note)

    def _act(self, action: str) -> None:
        """Do what a button below a trouble stands for: the trouble is about what is shown."""
        shown = self._shown
        if action == WITHOUT_SAVING:
            self._vaults.without_saving(shown.workspace_id)
        if action in {WITHOUT_SAVING, SIGN_IN, SIGN_IN_AGAIN}:
            anew = action == SIGN_IN_AGAIN
            shown = Turn(goal=Goal.SIGN_IN, workspace_id=shown.workspace_id, anew=anew)
        self._take(shown)

    def _sign_in(self, service: Service) -> None:
        """Sign in to one side of the open company again."""
        if current := self.companies.current:
            workspace_id = current.workspace_id
            self._take(Turn(goal=Goal.SIGN_IN, workspace_id=workspace_id, service=service))

    def _name_app(self, app_id: str) -> None:
        """Open the same company again through this Zoom app, so that all of it is read from there.

        What was read of another one ends with it.
        """
        shown = self._shown
        if current := self.companies.current:
            shown = Turn(goal=Goal.COMPANY, workspace_id=current.workspace_id)
        self._take(replace(shown, app_id=app_id))

    def _offer_companies(self, widget: QWidget) -> None:
        CompanyMenu(self._window.theme, self.companies, self._window).open_below(widget)

    def _take(self, turn: Turn) -> None:
        self._next = turn
        self._window.leave_company()

    def _close(self) -> None:
        self._next = None
        self._moved.set()

    def _connect(self) -> None:
        window = self._window
        self.companies.turned.connect(self._take)
        window.left.connect(self._moved.set)
        window.closed.connect(self._close)
        window.companies_wanted.connect(self._offer_companies)
        window.opening.acted.connect(self._act)
        window.session.sign_in_wanted.connect(self._sign_in)
        window.session.app_wanted.connect(self._name_app)
