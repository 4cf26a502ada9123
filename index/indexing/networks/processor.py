"""What this machine's processor can do."""

from __future__ import annotations

import platform
from functools import cache
from pathlib import Path

# Instructions that multiply and add bytes in one step: VNNI and AMX of x86, the dot product of ARM.
_BYTE_PRODUCTS = frozenset({"avx512_vnni", "avx_vnni", "amx_int8", "asimddp"})
_VECTORS = frozenset({"avx2", "avx512f", "avx512bw", "asimd", "sve", "i8mm"})
_PROCESSORS = Path("/proc/cpuinfo")


@cache
def has_int8_instructions(processors: Path = _PROCESSORS) -> bool:
    """Whether the processor has such instructions; taken for granted where the system does not tell."""
    told = _flags(processors)
    return not told or bool(_BYTE_PRODUCTS & told)


def kind_of_processor(processors: Path = _PROCESSORS) -> str:
    """Return a description that differs between processors on which different engines may be the quickest."""
    return " ".join([platform.machine(), *sorted((_BYTE_PRODUCTS | _VECTORS) & _flags(processors))])


def _flags(processors: Path) -> frozenset[str]:
    try:
        lines = processors.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    told = (line.partition(":")[2].split() for line in lines if line.lower().startswith(("flags", "features")))
    return frozenset(flag for flags in told for flag in flags)
