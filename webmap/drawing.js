/* What the map draws of its own: the kinds of "no figure" as patterns, the ring of themes and the
   badge of a town (ring, arms, name). Text from data only ever becomes a text node. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  /** @type {Drawing["element"]} */
  function element(name, attributes, children) {
    const node = document.createElementNS(SVG, name);
    Object.entries(attributes || {}).forEach(([key, value]) => node.setAttribute(key, String(value)));
    (children || []).forEach((child) => node.appendChild(child));
    return node;
  }

  /** @type {Drawing["html"]} */
  function html(name, className, text) {
    const node = document.createElement(name);
    node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  // Hatch, lines and dots: three kinds of "no figure", none of them the lowest class.
  function patterns() {
    /** @param {string} id @param {number} size @param {Node[]} children */
    const pattern = (id, size, children) =>
      element("pattern", { id: "zmos-" + id, width: size, height: size,
        patternUnits: "userSpaceOnUse" },
      [element("rect", { width: size, height: size, fill: "#ffffff" }), ...children]);
    const stroke = { stroke: "#6b7178", "stroke-width": 1.2, fill: "none" };
    return element("defs", {}, [
      pattern("hatch", 6, [element("path",
        Object.assign({ d: "M-1 1l2-2M0 6l6-6M5 7l2-2" }, stroke))]),
      pattern("lines", 5, [element("path", Object.assign({ d: "M0 2.5h5" }, stroke))]),
      pattern("dots", 6, [element("circle", { cx: 3, cy: 3, r: 1.3, fill: "#6b7178" })]),
    ]);
  }

  /** @param {string} fill */
  const paint = (fill) => (fill.startsWith("#") ? fill : "url(#zmos-" + fill + ")");

  /** Four quarters of a ring, one a theme, clockwise from the top right.
     A part has {colour, letter, status}: t (takes part) is filled and carries its letter.
     @param {number} size @param {RingPart[]} parts */
  function ring(size, parts) {
    const centre = size / 2;
    const radius = centre - 6;
    const svg = element("svg", { viewBox: "0 0 " + size + " " + size, class: "zmos-ring",
      "aria-hidden": "true" });
    const gap = 5;
    parts.forEach((part, index) => {
      const from = index * 90 + gap - 90;
      const to = (index + 1) * 90 - gap - 90;
      /** @param {number} angle @param {number} r */
      const point = (angle, r) => {
        const turn = (angle * Math.PI) / 180;
        return (centre + r * Math.cos(turn)).toFixed(1) + " " +
          (centre + r * Math.sin(turn)).toFixed(1);
      };
      const arc = { d: "M" + point(from, radius) + "A" + radius + " " + radius + " 0 0 1 " +
        point(to, radius), fill: "none" };
      const filled = part.status === "t";
      svg.appendChild(element("path", Object.assign(arc, filled
        ? { stroke: part.colour, "stroke-width": 5 }
        : { stroke: "#9aa0a6", "stroke-width": part.status === "j" ? 4 : 2.5,
          "stroke-dasharray": part.status === "e" ? "1.6 2.2" : "none" })));
      if (part.status === "j") { // a double line: the association takes part, no town does
        svg.appendChild(element("path", Object.assign({}, arc, { stroke: "#ffffff",
          "stroke-width": 1.6 })));
      }
      if (!filled) return;
      const middle = (from + to) / 2;
      const [x, y] = point(middle, radius + 2).split(" "); // clear of the arms' corners
      svg.appendChild(element("circle", { cx: x, cy: y, r: 5.6, fill: part.colour,
        stroke: "#ffffff", "stroke-width": 1 }));
      const letter = element("text", { x: x, y: y, "text-anchor": "middle",
        "dominant-baseline": "central", class: "zmos-ring-letter", fill: part.ink });
      letter.textContent = part.letter;
      svg.appendChild(letter);
    });
    return svg;
  }

  /** @param {number} size @param {string} arms @param {string} name @param {RingPart[]} parts */
  function badge(size, arms, name, parts) {
    const root = html("div", "zmos-badge");
    root.style.width = root.style.height = size + "px";
    root.appendChild(ring(size, parts));
    const image = html("img", "zmos-arms");
    image.src = arms;
    image.alt = "";
    root.appendChild(image);
    root.appendChild(html("span", "zmos-name", name));
    return root;
  }

  window.zmosDrawing = { element, html, patterns, paint, ring, badge };
})();
