"""The words of SVG that a coat of arms needs; whatever is not among them is refused."""

from __future__ import annotations

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
# What a browser acts upon inside an SVG. Other namespaces are notes of a drawing program.
ACTED_UPON = {
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/1999/XSL/Transform",
    "http://www.w3.org/2001/xml-events",
    "http://www.w3.org/2001/XInclude",
    "http://www.mozilla.org/xbl",
    "http://www.w3.org/ns/xbl",
}

_BOX = {"x", "y", "width", "height"}
_VIEW = {"viewBox", "preserveAspectRatio"}
_GRADIENT = {"gradientUnits", "gradientTransform", "spreadMethod"}
# Element -> its own attributes.
ELEMENTS: dict[str, set[str]] = {
    "svg": {*_BOX, *_VIEW},
    "g": set(),
    "defs": set(),
    "symbol": {*_BOX, *_VIEW, "refX", "refY"},
    "use": _BOX,
    "path": {"d", "pathLength"},
    "rect": {*_BOX, "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
    "clipPath": {"clipPathUnits"},
    "mask": {*_BOX, "maskUnits", "maskContentUnits"},
    "linearGradient": {*_GRADIENT, "x1", "y1", "x2", "y2"},
    "radialGradient": {*_GRADIENT, "cx", "cy", "r", "fx", "fy", "fr"},
    "stop": {"offset"},
    "pattern": {*_BOX, *_VIEW, "patternUnits", "patternContentUnits", "patternTransform"},
    "title": set(),
    "desc": set(),
    "style": set(),
}
WITH_REFERENCE = {"use", "linearGradient", "radialGradient", "pattern"}
WITH_WORDS = {"title", "desc", "style"}
# Left out with all that is in them; what would refer to a filter or a marker is refused.
LEFT_OUT = {"metadata", "filter", "marker"}

ACTIVE = {
    "script",
    "foreignObject",
    "iframe",
    "object",
    "embed",
    "handler",
    "listener",
    "audio",
    "video",
    "canvas",
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "set",
    "discard",
    "mpath",
}
IMAGES = {"image", "feImage"}
LETTERS = {
    "text",
    "tspan",
    "textPath",
    "tref",
    "altGlyph",
    "flowRoot",
    "flowRegion",
    "flowPara",
    "flowSpan",
    "font",
    "font-face",
    "glyph",
}

# Kept as an attribute and in a style.
REFERRING = {"fill", "stroke", "clip-path", "mask"}
PROPERTIES = {
    *REFERRING,
    "fill-opacity",
    "fill-rule",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "opacity",
    "color",
    "clip-rule",
    "mask-type",
    "display",
    "visibility",
    "overflow",
    "stop-color",
    "stop-opacity",
    "shape-rendering",
    "color-interpolation",
    "paint-order",
    "vector-effect",
    "mix-blend-mode",
    "isolation",
    "transform",
    "transform-origin",
    "transform-box",
}
WORDS = {"id", "class", "role"}  # free text that nothing acts upon
# Left out in silence: they change no outline and no paint of what is allowed, or have no effect
# on the element where they stand.
IDLE = set().union(*ELEMENTS.values()) | {
    "type",
    "version",
    "baseProfile",
    "contentScriptType",
    "contentStyleType",
    "zoomAndPan",
    "lang",
    "tabindex",
    "focusable",
    "enable-background",
    "image-rendering",
    "text-rendering",
    "color-rendering",
    "color-profile",
    "color-interpolation-filters",
    "flood-color",
    "flood-opacity",
    "lighting-color",
    "pointer-events",
    "cursor",
    "clip",
    "filter",
    "marker",
    "marker-start",
    "marker-mid",
    "marker-end",
    "font",
    "font-family",
    "font-size",
    "font-size-adjust",
    "font-stretch",
    "font-style",
    "font-variant",
    "font-weight",
    "letter-spacing",
    "word-spacing",
    "line-height",
    "text-anchor",
    "text-decoration",
    "writing-mode",
    "direction",
    "unicode-bidi",
    "kerning",
    "dominant-baseline",
    "alignment-baseline",
    "baseline-shift",
    "solid-color",
    "solid-opacity",
}
FUNCTIONS = {
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "matrix",
    "translate",
    "translatex",
    "translatey",
    "scale",
    "scalex",
    "scaley",
    "rotate",
    "skewx",
    "skewy",
}
# Attributes besides href that fetch, in SVG or in what a browser takes for it.
FETCHING = {
    "src",
    "srcset",
    "data",
    "poster",
    "base",
    "action",
    "formaction",
    "ping",
    "background",
    "manifest",
    "codebase",
    "classid",
    "longdesc",
    "cite",
    "http-equiv",
}
