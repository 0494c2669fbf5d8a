"""Speed and memory beside other tools, on the same content in one run: `make bench`."""
