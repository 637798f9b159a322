"""Parts of addresses that come from elsewhere."""

import httpx
import pytest

from zoomprov_gui.clients.links import next_link, segment
from zoomprov_gui.domain.errors import Misused

NEXT = "https://acme.okta.com/api/v1/apps/0oa/users?after=a,b&limit=500"


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("ann+zoom@acme.example", "ann%2Bzoom%40acme.example"),
        ("a/b", "a%2Fb"),
        ("a?b#c", "a%3Fb%23c"),
        ("-x_9", "-x_9"),
        ("jürgen", "j%C3%BCrgen"),
    ],
)
def test_a_name_is_one_part_of_a_path_whatever_it_holds(value, part):
    assert segment(value) == part


@pytest.mark.parametrize("value", ["", " ", ".", ".."])
def test_a_part_that_would_make_another_call_is_refused(value):
    with pytest.raises(Misused):
        segment(value)


@pytest.mark.parametrize(
    "headers",
    [
        [f'<{NEXT}>; rel="next"'],
        ['<https://acme.okta.com/self>; rel="self"', f'<{NEXT}>; rel="next"'],
        [f'<https://acme.okta.com/self>; rel="self", <{NEXT}>; rel="next"'],
        [f"<{NEXT}>;rel=next"],
        [f'<{NEXT}>; title="x"; REL="next"'],
    ],
)
def test_the_next_link_is_found_with_commas_in_it(headers):
    response = httpx.Response(200, headers=[("link", header) for header in headers])

    assert next_link(response) == NEXT


@pytest.mark.parametrize("headers", [[], ['<x>; rel="self"'], ["nonsense"], ['<x>; rel="prev"']])
def test_without_a_next_link_there_is_none(headers):
    response = httpx.Response(200, headers=[("link", header) for header in headers])

    assert next_link(response) is None
