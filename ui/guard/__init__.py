"""What stands before every request: whom the server hears, and what browsers are told to refuse.

docs/security.md says what is defended by what.
"""
