import pytest

from tests.support.console import Console


@pytest.fixture
def console(tmp_path, capsys):
    return Console(tmp_path / "data", capsys)
