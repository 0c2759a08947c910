/* What the map draws of its own: the kinds of "no figure" as patterns, the ring of themes and the
   badge of a town (ring, arms, name). Text from data only ever becomes a text node. */
(function () {
  "use strict";

  const { colours, ring: measures, patterns: tiles } = window.zmosTokens;
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
      [element("rect", { width: size, height: size, fill: colours.paper }), ...children]);
    const stroke = { stroke: colours.pattern, "stroke-width": tiles.stroke, fill: "none" };
    const { hatch, lines, dots } = tiles;
    return element("defs", { class: "zmos-patterns" }, [
      pattern("hatch", hatch, [element("path", Object.assign({ d: "M-1 1l2-2M0 " + hatch + "l" +
        hatch + "-" + hatch + "M" + (hatch - 1) + " " + (hatch + 1) + "l2-2" }, stroke))]),
      pattern("lines", lines, [element("path",
        Object.assign({ d: "M0 " + lines / 2 + "h" + lines }, stroke))]),
      pattern("dots", dots, [element("circle", { cx: dots / 2, cy: dots / 2, r: tiles.dot,
        fill: colours.pattern })]),
    ]);
  }

  /** @param {string} fill */
  const paint = (fill) => (fill.startsWith("#") ? fill : "url(#zmos-" + fill + ")");

  /** A letter in a ring is a sign: it stands once in the page and is drawn by reference, so that
     the words of a marker are its name alone, which is what one says to it.
     @param {string} letter */
  function sign(letter) {
    const id = "zmos-letter-" + letter;
    if (!document.getElementById(id)) {
      const text = element("text", { id: id, "text-anchor": "middle",
        "dominant-baseline": "central", class: "zmos-ring-letter" });
      text.textContent = letter;
      document.body.appendChild(element("svg", { width: 0, height: 0, "aria-hidden": "true",
        style: "position:absolute" }, [element("defs", {}, [text])]));
    }
    return "#" + id;
  }

  /** Four quarters of a ring, one a theme, clockwise from the top right; a small one has no room
     for letters, and its quarters tell the themes.
     A part has {colour, letter, status}: t (takes part) is filled and carries its letter.
     @param {number} size @param {RingPart[]} parts */
  function ring(size, parts) {
    const centre = size / 2;
    const radius = centre - measures.inset;
    const svg = element("svg", { viewBox: "0 0 " + size + " " + size, class: "zmos-ring",
      "aria-hidden": "true" });
    const gap = measures.gap;
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
        ? { stroke: part.colour, "stroke-width": measures.taken }
        : { stroke: colours["no-part"],
          "stroke-width": part.status === "j" ? measures.joint : measures.empty,
          "stroke-dasharray": part.status === "e" ? measures.dash.join(" ") : "none" })));
      if (part.status === "j") { // a double line: the association takes part, no town does
        svg.appendChild(element("path", Object.assign({}, arc, { stroke: colours.paper,
          "stroke-width": measures.joint_gap })));
      }
      if (!filled || size < measures.lettered) return;
      const middle = (from + to) / 2;
      const [x, y] = point(middle, radius + measures.letter_out).split(" "); // clear of the arms' corners
      svg.appendChild(element("circle", { cx: x, cy: y, r: measures.letter, fill: part.colour,
        stroke: colours.paper, "stroke-width": measures.rim }));
      svg.appendChild(element("use", { href: sign(part.letter), x: x, y: y, fill: part.ink }));
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
