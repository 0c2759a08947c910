"""One file a part of a page: how `content` is drawn."""
