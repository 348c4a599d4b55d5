"""What is measured: each module names its work, our way of doing it, and its peer's."""
