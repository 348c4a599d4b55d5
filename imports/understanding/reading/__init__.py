"""What one row says: its owners, its dates, its status, its progress."""
