"""The safe reader: a file of unknown origin becomes cells, or a refusal with its reason. No Django here."""
