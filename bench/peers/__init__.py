"""The peers: the same work as a competent developer would do it first, with the usual means and no tricks."""
