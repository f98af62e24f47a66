"""What stands and what it counts for: attacks, liveness, positions, independence."""
