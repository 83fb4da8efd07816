"""A wish to end waits for what must not be broken off, and is never lost."""

import signal
import sys
import threading
import time
import weakref
from collections.abc import Iterator

import pytest

from oiltrack import interrupts


@pytest.fixture(autouse=True)
def hook() -> Iterator[None]:
    before = sys.unraisablehook
    yield
    sys.unraisablehook = before


def test_a_wish_is_raised_at_once() -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupts.arrive(KeyboardInterrupt())


def test_held_it_is_raised_behind_the_outermost_block() -> None:
    passed: list[str] = []

    def begun() -> None:
        with interrupts.held():
            with interrupts.held():
                interrupts.arrive(KeyboardInterrupt("first"))
                passed.append("inner")
            passed.append("outer")
        passed.append("behind")

    with pytest.raises(KeyboardInterrupt, match="first"):
        begun()
    assert passed == ["inner", "outer"]
    with interrupts.held():
        pass  # nothing is raised twice


def test_who_asks_twice_does_not_wait() -> None:
    passed: list[str] = []

    def begun() -> None:
        with interrupts.held():
            interrupts.arrive(KeyboardInterrupt("first"))
            interrupts.arrive(KeyboardInterrupt("second"))
            passed.append("inner")

    with pytest.raises(KeyboardInterrupt, match="first"):
        begun()
    assert not passed


def test_behind_a_block_that_fails_the_wish_comes_before_the_error() -> None:
    def fails() -> None:
        with interrupts.held():
            interrupts.arrive(KeyboardInterrupt())
            raise ValueError("of its own")

    with pytest.raises(KeyboardInterrupt) as found:
        fails()
    assert isinstance(found.value.__context__, ValueError)


def test_another_thread_holds_nothing() -> None:
    inside, enough = threading.Event(), threading.Event()

    def hold() -> None:
        with interrupts.held():
            inside.set()
            enough.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    inside.wait()
    with pytest.raises(KeyboardInterrupt):
        interrupts.arrive(KeyboardInterrupt())
    enough.set()
    thread.join()


def test_a_wish_that_is_lost_in_a_callback_of_the_collector_comes_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Thing:
        pass

    def lose() -> None:
        thing = Thing()
        kept.append(weakref.ref(thing, lambda _: interrupts.arrive(KeyboardInterrupt("lost"))))

    kept: list[weakref.ref[Thing]] = []
    before = signal.signal(
        signal.SIGINT, lambda _number, _frame: interrupts.arrive(KeyboardInterrupt("again"))
    )
    try:
        interrupts.keep_if_lost()
        lose()
        with pytest.raises(KeyboardInterrupt, match="lost"):
            time.sleep(5)
    finally:
        signal.signal(signal.SIGINT, before)
    assert capsys.readouterr().err == ""
