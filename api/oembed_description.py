"""What the description of the web interface says of oEmbed, which stands beside it."""

from __future__ import annotations

from api.schemas import Schema, ref, typed

PATH = "/oembed"
PARAMETERS = {
    "url": ({"type": "string", "format": "uri"}, "Link of a view on this dashboard."),
    "format": ({"type": "string", "enum": ["json", "xml"]}, "JSON unless told."),
    "maxwidth": ({"type": "integer", "minimum": 1}, "Most px that the frame may be wide."),
    "maxheight": ({"type": "integer", "minimum": 1}, "Most px that the frame may be high."),
}
_ERRORS = {
    "400": "There is no link, or a bound that is no whole number of px",
    "404": "The link is of another site, or of a page that has nothing for a frame",
    "405": "Only reading is offered",
    "501": "The format is none of the two",
    "503": "The data do not pass their checks",
}


def path(base: str) -> Schema:
    """Describe the endpoint; ``base`` is the operator's base path."""
    return {
        "servers": [{"url": base or "/"}],
        "get": {
            "operationId": "oembed",
            "summary": "A link to a view in, the map in a frame out (oEmbed 1.0)",
            "description": "Of the type `rich`, for the map and for every page whose view the map "
            "shows: a town, themes, projects, a comparison. Nothing is private, so that 401 is "
            "never answered.",
            "parameters": [
                {
                    "name": name,
                    "in": "query",
                    "required": name == "url",
                    "description": words,
                    "schema": schema,
                }
                for name, (schema, words) in PARAMETERS.items()
            ],
            "responses": {
                "200": {
                    "description": "The frame",
                    "content": {
                        "application/json": {"schema": ref("OEmbed")},
                        "text/xml": {"schema": {"type": "string"}},
                    },
                },
                **{
                    status: {
                        "description": words,
                        "content": {"text/plain": {"schema": {"type": "string"}}},
                    }
                    for status, words in _ERRORS.items()
                },
            },
        },
    }


def schema() -> Schema:
    """Describe an answer in JSON."""
    fields = {
        "version": {"const": "1.0"},
        "type": {"const": "rich"},
        "title": typed("string", "What the frame shows"),
        "provider_name": typed("string", "Name of the dashboard"),
        "provider_url": typed("string", "Its address"),
        "cache_age": typed("integer", "Seconds for which the answer may be kept"),
        "width": typed("integer", "Width of the frame in px"),
        "height": typed("integer", "Height of the frame in px"),
        "html": typed("string", "The frame"),
    }
    beside = {
        "thumbnail_url": typed("string", "Picture of the view; left out where a bound is smaller"),
        "thumbnail_width": typed("integer", "Its width in px"),
        "thumbnail_height": typed("integer", "Its height in px"),
        "note": typed("string", "Said where the address works on one computer alone"),
    }
    return {
        "type": "object",
        "properties": fields | beside,
        "required": list(fields),
        "additionalProperties": False,
    }
