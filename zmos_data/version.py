"""The version of the application: the one home of it, a test holds it to ``pyproject.toml``."""

APP_VERSION = "0.1.0"
