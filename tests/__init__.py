"""What keeps the dashboard true: oracles, pages, real servers, benchmarks, guards."""
