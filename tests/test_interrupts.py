"""A wish to end waits for what must not be broken off, and is never lost."""

import gc
import sys
import threading
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
                interrupts.arrive(KeyboardInterrupt("second"))
                passed.append("inner")
            passed.append("outer")
        passed.append("behind")

    with pytest.raises(KeyboardInterrupt, match="first"):
        begun()
    assert passed == ["inner", "outer"]
    with interrupts.held():
        pass  # nothing is raised twice


def test_an_error_inside_goes_on_and_the_wish_comes_with_the_next_block() -> None:
    def fails() -> None:
        with interrupts.held():
            interrupts.arrive(KeyboardInterrupt())
            raise ValueError("of its own")

    with pytest.raises(ValueError, match="of its own"):
        fails()
    with pytest.raises(KeyboardInterrupt), interrupts.held():
        pass


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


def test_a_wish_that_comes_within_a_callback_of_the_collector_is_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Thing:
        pass

    interrupts.keep_if_lost()
    thing = Thing()
    kept = weakref.ref(thing, lambda _: interrupts.arrive(KeyboardInterrupt()))
    del thing
    gc.collect()
    assert kept() is None
    assert capsys.readouterr().err == ""
    with pytest.raises(KeyboardInterrupt), interrupts.held():
        pass
