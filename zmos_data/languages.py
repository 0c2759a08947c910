"""The languages of the words on screen."""

LANGUAGES = ("sl", "en")
