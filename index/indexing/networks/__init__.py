"""Runs networks, encoders and readers alike, on the engine that is quickest on this machine's processor."""

import sys  # the imports below stand after what they rely on

# OpenVINO goes on without both: one reports each import to its makers, from a process of its own; the other converts
# models, and takes a sixth of a second.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # None: not to be found
sys.modules.setdefault("openvino.tools.ovc", None)  # type: ignore[arg-type]

from index.indexing.networks.graphs import Graph  # noqa: E402
from index.indexing.networks.network import Inputs, Network  # noqa: E402
from index.indexing.networks.opening import open_network  # noqa: E402

__all__ = ["Graph", "Inputs", "Network", "open_network"]
