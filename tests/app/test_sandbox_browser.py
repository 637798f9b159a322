"""The browser that is none."""

from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sandbox_browser import browser_of
from zoomprov_gui.app.sources import Source, sandbox_source


async def test_a_page_of_the_sandbox_is_opened_in_this_process(tmp_path):
    source = sandbox_source("fresh-start", Paths.of(str(tmp_path)))

    shown = await browser_of(source)("https://acme.okta.example/.well-known/okta-organization")

    assert '"pipeline"' in shown


def test_a_company_of_the_network_has_a_real_browser(tmp_path):
    source = sandbox_source("fresh-start", Paths.of(str(tmp_path)))
    real = Source(
        name="Acme", label="acme", connection=source.connection, paths=Paths.of(str(tmp_path))
    )

    assert browser_of(real) is None
