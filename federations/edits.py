"""What promoters may change of a federation: each edit is an order, checked against the invariants."""
