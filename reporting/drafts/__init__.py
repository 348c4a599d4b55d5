"""Drafts as files to look at: PDF, Word document, workbook."""
