"""Times ``oiltrack --help`` from the start of the interpreter, beside a bare interpreter."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 9
ASKED_S = 0.3
COMMAND = Path(sys.executable).with_name("oiltrack")


def seconds(*command: str) -> float:
    """Return the median time of a command."""
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main() -> None:
    """Print the figures."""
    bare = seconds(sys.executable, "-c", "pass")
    told = seconds(str(COMMAND), "--help")
    print(
        f"oiltrack --help  {told:.3f} s  "
        f"(asked {ASKED_S} s; bare interpreter {bare:.3f} s, ratio {told / bare:.1f})"
    )


if __name__ == "__main__":
    main()
