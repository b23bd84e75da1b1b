"""The parts of a report's data, each read by one file; `studycli.reports.gather` puts them together."""
