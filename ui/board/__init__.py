"""Parts of a page as one HTML component whose controls lead to other views; see README.md."""
