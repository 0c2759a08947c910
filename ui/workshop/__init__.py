"""Heavy work beside the server: a few pieces at once, each in a process that ends with it.

A thread would hold every visitor's click up, and what it took of memory would stay.
"""
