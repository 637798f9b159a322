"""PySide6 itself: one release ends Python 3.11, and a lock that moves must not bring it back."""

import sys

import pytest
from PySide6.QtWidgets import QLabel

CALLS = 1000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal: it cannot be lost")
def test_methods_without_a_result_keep_the_count_of_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.setObjectName("0")

    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setObjectName("name")
    lost = before - sys.getrefcount(None)

    assert lost < CALLS // 10, "each call loses a reference; Python dies after some thousands"
