"""Hides AVX-512 and VNNI from the libraries, to measure on such a processor what one with AVX2 alone would do.

    python -m benchmarks.without_avx512 FOLDER
    FOLDER/run -m benchmarks.answers_per_second DATA QUESTIONS

FOLDER gets a copy of this virtual environment (of hard links but for what is changed) in which libraries ask a handler
what the processor can do: each `cpuid` instruction is replaced by a breakpoint, and the handler answers without the
bits of AVX-512, VNNI and BF16. FOLDER/run starts its Python so that /proc/cpuinfo has no such flags either, and torch
is told by its settings. The libraries then take the code that they take on a processor with AVX2 alone; clock and
caches stay those of this one. Linux on x86-64 alone; needs gcc, objdump, and the right to mount (root, or user
namespaces). The data folder chooses its engine anew, as it does on another processor.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

CPUID, BREAKPOINT = b"\x0f\xa2", b"\xcc\x90"  # int3, nop
LIBRARIES = (
    "onnxruntime/capi/*pybind11_state*.so",
    "openvino/libs/libopenvino.so*",
    "openvino/libs/libopenvino_intel_cpu_plugin.so",
    "faiss/libfaiss*.so",
    "*.libs/*openblas*.so",
    "numpy/_core/_multiarray_umath*.so",
    "tantivy/*.so",
    "tokenizers/*.so",
)
HANDLER = r"""
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <ucontext.h>

static void answer(int number, siginfo_t *info, void *context) {
  greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
  unsigned leaf = registers[REG_RAX], sub = registers[REG_RCX], a = leaf, b, c = sub, d;
  __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
  if (leaf == 7 && sub == 0) { /* F, DQ, IFMA, PF, ER, CD, BW, VL; VBMI, VBMI2, VNNI, BITALG, VPOPCNTDQ; AMX, FP16 */
    b &= ~(1u << 16 | 1u << 17 | 1u << 21 | 1u << 26 | 1u << 27 | 1u << 28 | 1u << 30 | 1u << 31);
    c &= ~(1u << 1 | 1u << 6 | 1u << 11 | 1u << 12 | 1u << 14);
    d &= ~(1u << 2 | 1u << 3 | 1u << 8 | 1u << 22 | 1u << 23 | 1u << 24 | 1u << 25);
  }
  if (leaf == 7 && sub == 1) { /* AVX-VNNI, BF16, AVX-IFMA; AVX-VNNI-INT8 and what follows */
    a &= ~(1u << 4 | 1u << 5 | 1u << 23);
    d = 0;
  }
  registers[REG_RAX] = a, registers[REG_RBX] = b, registers[REG_RCX] = c, registers[REG_RDX] = d;
}

__attribute__((constructor(101))) static void begin(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = answer;
  action.sa_flags = SA_SIGINFO | SA_NODEFER | SA_RESTART;
  sigaction(SIGTRAP, &action, 0);
}
"""
RUN = """#!/bin/bash
export ATEN_CPU_CAPABILITY=avx2 ONEDNN_MAX_CPU_ISA=AVX2 MKL_ENABLE_INSTRUCTIONS=AVX2
here='mount --bind "$0" /proc/cpuinfo && exec "$@"'
if [ "$(id -u)" = 0 ]; then namespaces="--mount"; else namespaces="--mount --map-root-user"; fi
exec unshare $namespaces bash -c "$here" {processors} {python} "$@"
"""


def main() -> None:
    """Makes the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder.resolve()
    if sys.prefix == sys.base_prefix:
        parser.error("start it in a virtual environment")
    folder.mkdir(parents=True)
    handler, processors, environment = folder / "handler.so", folder / "cpuinfo", folder / "environment"
    (folder / "handler.c").write_text(HANDLER)
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", handler, folder / "handler.c"], check=True)
    processors.write_text(re.sub(r" (avx512\w*|avx_vnni)", "", Path("/proc/cpuinfo").read_text()))
    subprocess.run(["cp", "--archive", "--link", sys.prefix, environment], check=True)
    for packages in environment.glob("lib/python*/site-packages"):
        for pattern in LIBRARIES:
            for library in packages.glob(pattern):
                if not library.is_symlink():
                    print(f"{library.relative_to(packages)}: {change(library)} places", flush=True)
        # before anything else is imported, in whatever is started
        (packages / "aaa_handler.pth").write_text(f"import ctypes; ctypes.CDLL({str(handler)!r})\n")
    run = folder / "run"
    python = environment / "bin" / "python"
    names = {"processors": processors, "python": python}
    run.write_text(RUN.format(**{name: shlex.quote(str(path)) for name, path in names.items()}))
    run.chmod(0o755)


def change(library: Path) -> int:
    """Replaces each cpuid instruction of a library by a breakpoint and returns how many there were."""
    disassembled = subprocess.run(["objdump", "-d", library], check=True, capture_output=True, text=True).stdout
    found = [int(at, 16) for at in re.findall(r"^\s*([0-9a-f]+):.*\tcpuid\s*$", disassembled, re.MULTILINE)]
    headers = subprocess.run(["objdump", "-h", library], check=True, capture_output=True, text=True).stdout
    numbers = re.findall(r"^ *\d+ \S+ +([0-9a-f]+) +([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) ", headers, re.MULTILINE)
    sections = [tuple(int(each, 16) for each in row) for row in numbers]
    code = bytearray(library.read_bytes())
    for address in found:
        place = next(address - start + offset for size, start, offset in sections if start <= address < start + size)
        assert code[place : place + 2] == CPUID
        code[place : place + 2] = BREAKPOINT
    changed = library.with_name(f"{library.name}.changed")  # a file of its own: the other is linked
    changed.write_bytes(code)
    shutil.copymode(library, changed)
    changed.replace(library)
    return len(found)


if __name__ == "__main__":
    main()
