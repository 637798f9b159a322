from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.widgets.opening_page import OpeningPage


def test_it_says_why_no_company_opens_and_what_to_do(theme, qtbot):
    page = OpeningPage(theme)
    qtbot.addWidget(page)
    page.show()
    assert page.title.text() == "Opening…"
    assert not page.card.isVisible()
    problem = diagnose(Misused("the key is there twice", place="okta.url"))

    page.show_trouble(problem)

    assert page.title.text() == problem.title
    assert page.remedy.text() == problem.remedy
    assert "okta.url" in page.details.text() + page.text.text() + page.title.text()
    assert page.card.isVisible()
