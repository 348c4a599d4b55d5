"""The pages of reports: drafts, issues, comparisons, files."""
