"""One student's equations never slow or fill the server for others.

A real server, with some sessions that bring one form after the other.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

import psutil
import pytest

from pages.shared.words import common
from tests.night import NIGHT
from tests.server import Server, serving
from tests.websocket import Browser

GROWTH = 1.15  # of the memory, most of which is what finished runs leave in caches with a size


@dataclass(frozen=True)
class Attack:
    """How many forms come from how many sessions."""

    equations: int
    stacks: int
    sessions: int


SMALL, LARGE = Attack(16, 2, 4), Attack(200, 100, 20)


def equation(number: int) -> str:
    """A link to equations of a form that no other number has."""
    signs = "".join(f"{'+-'[int(bit)]}0*x*y" for bit in bin(number)[2:])
    own = {
        "attractor_system": "own",
        "attractor_own_x": "y",
        "attractor_own_y": f"-x{signs}",
        "attractor_own_z": "-0.5*z",
    }
    return urlencode({"tab": "attractor", **own, "attractor_own_time": "1.0"})


def stack(number: int) -> str:
    """A link to a stack with a convolution that no other number has."""
    rows = f"conv1d,{2 + number % 10},{3 + number // 10},tanh,,"
    return urlencode({"tab": "waves", "waves_stack": rows, "waves_steps": 30})


def answered(url: str, page: str, queries: list[str]) -> list[str]:
    """One session opens links; returns those that were not answered with a picture."""
    failed = []
    with Browser(url) as visitor:
        for query in queries:
            visitor.open(page, query)
            visitor.settle(seconds=1500)
            if visitor.shows("alert") or not visitor.shows("vega_lite_chart"):
                failed.append(f"{query}: {visitor.texts()}")
            assert not visitor.shows("exception")
            assert common.BUG.en not in visitor.texts()
    return failed


def bring(url: str, attack: Attack) -> list[str]:
    """All sessions at a time, each with its share of the forms."""
    with ThreadPoolExecutor(attack.sessions) as pool:
        jobs = []
        for session in range(attack.sessions):
            mine = slice(session, None, attack.sessions)
            numbers = range(1, 1 + attack.equations)[mine]
            links = [equation(number) for number in numbers]
            jobs.append(pool.submit(answered, url, "chaos", links))
            links = [stack(number) for number in range(attack.stacks)[mine]]
            jobs.append(pool.submit(answered, url, "feedforward", links))
        return [failure for job in jobs for failure in job.result()]


def settled_memory(process: psutil.Process) -> int:
    """Bytes of a server that has nothing to do."""
    while process.cpu_percent(interval=2.0) > 20:
        pass
    return process.memory_info().rss


def leaves_nothing_behind(server: Server, attack: Attack, usual: int) -> None:
    """``usual``: forms that fill the caches before the memory is measured."""
    process = psutil.Process(server.process.pid)
    equations = [equation(2**20 + number) for number in range(usual)]
    assert not answered(server.url, "chaos", equations)
    assert not answered(server.url, "feedforward", [stack(100 + number) for number in range(usual)])
    before = settled_memory(process)
    assert not bring(server.url, attack)
    assert settled_memory(process) < GROWTH * before
    assert not answered(server.url, "chaos", ["tab=attractor&attractor_system=lorenz"])


def test_forms_of_their_own_are_all_answered_and_leave_nothing_behind(server: Server):
    leaves_nothing_behind(server, SMALL, usual=2)


@NIGHT
@pytest.mark.timeout(3000)
def test_so_are_those_of_a_class_on_a_server_as_it_runs():
    with serving() as warm:
        settled_memory(psutil.Process(warm.process.pid))
        leaves_nothing_behind(warm, LARGE, usual=10)
