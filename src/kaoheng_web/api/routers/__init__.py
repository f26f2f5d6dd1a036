"""One file a subject; each is a line in `api.interface.ROUTERS`."""
