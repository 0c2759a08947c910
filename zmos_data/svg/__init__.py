"""Drawings from outside: what an SVG may hold, what of it is kept, and one try at drawing it.

`rewriting.rewrite` reads a file and writes it anew out of what is allowed; `verdict.take` has
the result drawn once, apart from the server. Nothing of a file reaches a page or a renderer
that was not read, understood and written again here.
"""
