"""Takes a whole library from one database to another: each row once, held against its source at the end."""

from index.library.transfer.comparison import Compared, compared
from index.library.transfer.ownership import Standing, hand_over, others_connected, same_database, standing_of
from index.library.transfer.table_copy import Copied, copy_rows

__all__ = [
    "Compared",
    "Copied",
    "Standing",
    "compared",
    "copy_rows",
    "hand_over",
    "others_connected",
    "same_database",
    "standing_of",
]
