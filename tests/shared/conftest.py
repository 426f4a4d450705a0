"""Pages run here as on a server that has been up for a while."""

from tests.warm_pages import _measured_once, _server, _warm, watch  # noqa: F401
