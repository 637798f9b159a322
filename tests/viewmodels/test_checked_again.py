"""What "Check again" has shown."""

from zoomprov_gui.viewmodels.checked_again import CheckedAgain


def test_a_check_is_told_in_one_banner_until_it_is_closed():
    checked = CheckedAgain()
    checked.add("Ana: Done. Zoom shows it.")
    checked.add("Bo: Not known.")

    (notice,) = checked.notices
    checked.begin()

    assert notice.text == "Ana: Done. Zoom shows it. Bo: Not known."
    assert checked.notices == ()


def test_of_a_long_check_the_rest_is_counted():
    checked = CheckedAgain()
    for number in range(5):
        checked.add(f"Person {number}: Done.")

    (notice,) = checked.notices

    assert notice.text.endswith("Person 2: Done. And 2 more: see History.")
