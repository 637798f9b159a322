"""The objects of a document, and how each refusal names its place."""

import pytest

from zoomprov_gui.clients.places import Place, okta_url, parsed, web_address
from zoomprov_gui.domain.errors import Misused


def place(text):
    return Place(parsed(text, "some file"), "", "some file")


def test_what_is_not_an_object_is_named_after_the_document():
    with pytest.raises(Misused, match="some file: it must be an object"):
        place("7")
    with pytest.raises(Misused, match="some file: it is not JSON"):
        place("{")


def test_an_inner_place_is_named_by_its_path():
    outer = place('{"a": {"b": 7}}')

    with pytest.raises(Misused, match=r"a\.b: it must be a text"):
        outer.child("a").text("b")
    assert outer.keys == ("a",)


def test_an_address_ends_without_a_slash():
    assert web_address(place('{"u": "https://zoom.us/oauth/"}'), "u") == "https://zoom.us/oauth"


def test_oktas_address_is_that_of_its_api():
    assert okta_url(place('{"url": "https://acme.okta.com"}')) == "https://acme.okta.com"
    with pytest.raises(Misused, match="must end after the host"):
        okta_url(place('{"url": "https://acme.okta.com/x"}'))
