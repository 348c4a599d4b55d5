"""The staff journey: upload, columns, words, preview, result."""
