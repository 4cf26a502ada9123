"""From files, pages and JSON lines to drafts of articles, or to the reason why something is none."""

from index.reading.extracts import extract_record
from index.reading.files import Reading, read_path, readings
from index.reading.lines import read_lines
from index.reading.pages import read_page

__all__ = ["Reading", "extract_record", "read_lines", "read_page", "read_path", "readings"]
