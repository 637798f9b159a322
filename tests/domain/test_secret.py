"""A secret is not shown, not compared with a plain text, and not written."""

import pickle

import pytest

from zoomprov_gui.domain.secret import Secret


def test_a_secret_hides_itself_and_is_never_pickled():
    secret = Secret("canary")

    assert "canary" not in f"{secret}{secret!r}"
    assert secret == Secret("canary")
    assert secret != Secret("other")
    assert secret != "canary"
    assert hash(secret) == hash(Secret("canary"))
    with pytest.raises(TypeError):
        pickle.dumps(secret)
