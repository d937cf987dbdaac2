"""Benches: each measures one thing on real parts and prints one JSON object as its last line."""
