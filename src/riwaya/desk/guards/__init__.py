"""Guards: what a request has to pass before a page sees it, each in a layer of its own (ASGI)."""
