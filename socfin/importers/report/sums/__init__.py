"""Which rows of a report are sums of which, and whether they tie; never anything but adding öre."""
