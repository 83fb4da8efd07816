"""Networks made by hand, for tests."""

import numpy as np

from oiltrack.extract.network import Network

_ABOVE_NOUGHT = 100.0


def linear(weights):
    """Return a network of one unit, always above nought: its scores are sums of weights, and 100."""
    rows = [[_ABOVE_NOUGHT], [1.0], *([weight] for weight in weights.values())]
    return Network.of(list(weights), np.array(rows, dtype=np.float32))
