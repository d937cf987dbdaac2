"""What promoters may change of people: each edit is an order, checked against the invariants."""
