"""Reads files, web pages and JSON lines into drafts of articles, or says why something is not an article."""

from index.gathering.reading.extracts import extract_record
from index.gathering.reading.files import Reading, read_path, readings
from index.gathering.reading.json_lines import read_lines
from index.gathering.reading.pages import read_page

__all__ = ["Reading", "extract_record", "read_lines", "read_page", "read_path", "readings"]
