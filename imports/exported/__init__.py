"""The plan as a workbook that goes out, is worked in, and comes back."""
