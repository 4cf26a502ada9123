"""Processes of every role on shared engines, killed at random: the engines, the processes, the readers, the count."""

from testing.scale.simulation import ScaleRun, run_at_scale

__all__ = ["ScaleRun", "run_at_scale"]
