"""Pages that run for visitors go before the warm-up."""

from __future__ import annotations

import threading
import time

import pytest

from pages.shared.runs.visits import Visits


def never() -> bool:
    return False


def test_who_waits_for_the_first_visit_goes_on_when_it_is_over():
    visits, order = Visits(), []

    def wait() -> None:
        visits.wait_for_first(20.0, never)
        order.append("compiled")

    waiting = threading.Thread(target=wait)
    waiting.start()
    with visits.visit():
        time.sleep(0.3)
        order.append("drawn")
    waiting.join(20)
    assert order == ["drawn", "compiled"]


def test_who_waits_for_none_waits_for_all_that_run():
    visits, order = Visits(), []

    def wait() -> None:
        visits.wait_for_none(20.0, never)
        order.append("compiled")

    with visits.visit():
        with visits.visit():
            waiting = threading.Thread(target=wait)
            waiting.start()
        time.sleep(0.3)
        order.append("drawn")
    waiting.join(20)
    assert order == ["drawn", "compiled"]


def test_a_page_that_fails_keeps_nobody_waiting():
    visits = Visits()
    with pytest.raises(ValueError, match="broken"), visits.visit():
        raise ValueError("broken")
    visits.wait_for_none(60.0, pytest.fail)
    visits.wait_for_first(60.0, pytest.fail)


def test_a_server_that_ends_and_a_time_that_is_over_end_the_wait():
    visits = Visits()
    with visits.visit():
        begin = time.monotonic()
        visits.wait_for_none(60.0, lambda: True)
        visits.wait_for_first(0.0, never)
        assert time.monotonic() - begin < 30
