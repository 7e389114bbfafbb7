"""Files on our own disk: whole or not there at all, read with their checksum; never what they mean."""
