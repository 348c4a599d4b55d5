"""The forms of the evidence: measures, figures, targets, monitoring categories."""
