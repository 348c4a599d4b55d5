"""What members are asked, and what they decided."""
