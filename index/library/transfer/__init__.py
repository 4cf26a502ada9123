"""Moves a library from one database to another, and compares all rows at the end."""

from index.library.transfer.comparison import TableComparison, compared
from index.library.transfer.ownership import MoveState, hand_over, move_state, others_connected, same_database
from index.library.transfer.table_copy import CopiedTable, copy_rows

__all__ = [
    "CopiedTable",
    "MoveState",
    "TableComparison",
    "compared",
    "copy_rows",
    "hand_over",
    "move_state",
    "others_connected",
    "same_database",
]
