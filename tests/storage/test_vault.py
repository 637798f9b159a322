"""Tests for storage/vault.py."""

import copy
import pickle

import pytest

from zoomprov_gui.storage.vault import SecretStore


def test_a_secret_comes_back_until_it_is_forgotten():
    store = SecretStore()
    store.put("okta", "s3cret")

    assert store.get("okta") == "s3cret"
    assert list(store.names()) == ["okta"]
    store.forget("okta")
    store.forget("okta")
    assert store.get("okta") is None


def test_a_store_shows_no_secret_and_is_not_copied():
    store = SecretStore()
    store.put("okta", "s3cret")

    assert "s3cret" not in repr(store)
    with pytest.raises(TypeError):
        pickle.dumps(store)
    with pytest.raises(TypeError):
        copy.deepcopy(store)
