"""A page at once leaves what record by record leaves."""

from hypothesis import given

from tests.support.people import account, accounts, assignment, assignments
from zoomprov_gui.domain.page_columns import PageColumns
from zoomprov_gui.domain.people import PersonKey


def of(rows):
    columns = PageColumns()
    columns.extend([PersonKey(f"{row}@acme.example") for row in range(rows)])
    return columns


def contents(columns):
    rows = range(len(columns))
    return [(columns.assignment(r), columns.account(r), columns.pair[r]) for r in rows]


@given(assignments, accounts)
def test_laying_records_into_rows_is_setting_them_one_by_one(okta, zoom):
    whole, single = of(4), of(4)
    rows = list(range(4))

    if okta:
        whole.fill_okta(0, okta, 7)
    if zoom:
        whole.lay_zoom(rows[: len(zoom)], zoom, 7)
    for row, record in enumerate(okta):
        single.set_okta(row, record, 7)
    for row, record in enumerate(zoom):
        single.set_zoom(row, record, 7)

    assert contents(whole) == contents(single)
    assert whole.okta_read == single.okta_read
    assert whole.zoom_read == single.zoom_read


@given(assignments, accounts)
def test_the_other_way_round_too(okta, zoom):
    whole, single = of(4), of(4)

    if zoom:
        whole.fill_zoom(0, zoom, 7)
    if okta:
        whole.lay_okta(list(range(len(okta))), okta, 7)
    for row, record in enumerate(zoom):
        single.set_zoom(row, record, 7)
    for row, record in enumerate(okta):
        single.set_okta(row, record, 7)

    assert contents(whole) == contents(single)


def test_the_same_text_on_both_sides_is_kept_once():
    columns = of(1)
    columns.fill_okta(0, [assignment(external_id="".join(["z", "1"]))], 1)
    columns.lay_zoom([0], [account("".join(["z", "1"]), "".join(["ana", "@acme.example"]))], 1)

    assert columns.zoom_id[0] is columns.external_id[0]
    assert columns.zoom_email[0] is columns.okta_email[0]
