"""The official register as an operator has it: fetched, unpacked, read, keyed and checked."""
