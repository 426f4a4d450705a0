"""Tests in a real browser, on a server that was really started."""
