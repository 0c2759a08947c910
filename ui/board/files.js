/* Brings files: a link of one (data-file) is answered with the steps in which the file is made and
   the file behind them (ui/files/answer.py), so that a reader sees how far it is, and reads why
   where it does not come. Without this script the link is the browser's own. */
globalThis.zmosFiles = globalThis.zmosFiles || (function () {
  "use strict";

  const STEPS = "application/vnd.zmos.steps";
  const AGAIN_MS = 1500; // before it is tried once more by itself
  const BUSY = [429, 502, 503, 504];
  const LINE_END = 10;
  /** @type {Map<string, FileState>} */
  const states = new Map(); // by the address of the file: a run of the page changes nothing of it

  /* Whether a click on a link is ours: one with a key is the browser's. */
  /** @param {HTMLAnchorElement} link @param {MouseEvent} event */
  function take(link, event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    bring(link);
  }

  /** @param {HTMLAnchorElement} link */
  async function bring(link) {
    const address = link.href;
    const now = states.get(address);
    if (now && now.isBusy) return;
    const { dataset } = /** @type {HTMLElement} */ (link.closest(".files"));
    const words = { ...dataset };
    say(address, { isBusy: true, words: words.making });
    try {
      const { blob, name } = await fetched(address, true);
      save(blob, name);
      const size = amount(blob.size);
      say(address, { words: words.saved.replace("{name}", name).replace("{size}", size) });
    } catch (error) {
      console.error("file:", address, error);
      const told = error instanceof Told ? error.message : words.cut;
      say(address, { isBad: true, words: told, again: words.again });
    }
  }

  /* What the server says in words for a reader. */
  class Told extends Error {}

  /** @param {string} address @param {boolean} isFirst @returns {Promise<FoundFile>} */
  async function fetched(address, isFirst) {
    try {
      const answer = await fetch(address, { headers: { Accept: STEPS }, cache: "no-store" });
      if (isFirst && BUSY.includes(answer.status)) throw new Error(String(answer.status));
      if (!answer.ok) throw await refusal(answer);
      return await read(answer.body.getReader(), (step) => {
        say(address, { ...states.get(address), step });
      });
    } catch (error) {
      if (!isFirst || error instanceof Told) throw error;
      await new Promise((done) => { setTimeout(done, AGAIN_MS); });
      return fetched(address, false);
    }
  }

  /* Our words are plain text; what a proxy says is a page of its own. */
  /** @param {Response} answer */
  async function refusal(answer) {
    const isPlain = (answer.headers.get("Content-Type") || "").startsWith("text/plain");
    return isPlain && answer.headers.has("Content-Language") ? new Told(await answer.text())
      : new Error(String(answer.status));
  }

  /* Reads the steps line by line, and behind the last the file; one that was cut off is none. */
  /** @param {ReadableStreamDefaultReader<Uint8Array>} reader @param {(step: FileStep) => void} tell
      @returns {Promise<FoundFile>} */
  async function read(reader, tell) {
    /** @type {Uint8Array[]} */
    const parts = [];
    /** @type {FileHead} */
    let head = null;
    let line = new Uint8Array();
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      let rest = value;
      while (!head && rest.length) {
        const end = rest.indexOf(LINE_END);
        line = joined(line, end < 0 ? rest : rest.subarray(0, end));
        rest = end < 0 ? new Uint8Array() : rest.subarray(end + 1);
        if (end < 0) continue;
        const said = JSON.parse(new TextDecoder().decode(line));
        line = new Uint8Array();
        if (said.failed) throw new Told(said.failed);
        if (said.step) tell(said);
        if ("size" in said) head = said;
      }
      size += rest.length;
      parts.push(rest);
    }
    if (!head || size !== head.size) throw new Error(`${size} bytes`);
    return { blob: new Blob(/** @type {any} */ (parts), { type: head.type }), name: head.name };
  }

  /** @param {Uint8Array} first @param {Uint8Array} second */
  function joined(first, second) {
    const both = new Uint8Array(first.length + second.length);
    both.set(first);
    both.set(second, first.length);
    return both;
  }

  /** @param {Blob} blob @param {string} name */
  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // once the browser has it
  }

  /** @param {number} bytes */
  function amount(bytes) {
    const [size, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kB"] : [bytes / 1e6, "MB"];
    const digits = { maximumFractionDigits: 1 };
    return size.toLocaleString(document.documentElement.lang, digits) + "\u00a0" + unit;
  }

  /** @param {string} address @param {FileState} state */
  function say(address, state) {
    states.set(address, state);
    show(document);
  }

  /* Writes beside each link how its file is. */
  /** @param {ParentNode} root */
  function show(root) {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = root.querySelectorAll("a[data-file]");
    for (const link of links) draw(link, states.get(link.href) || { words: "" });
  }

  /** @param {HTMLAnchorElement} link @param {FileState} state */
  function draw(link, { words, step, isBusy, isBad, again }) {
    const row = link.parentElement;
    row.classList.toggle("told", Boolean(words));
    row.classList.toggle("busy", Boolean(isBusy));
    row.classList.toggle("bad", Boolean(isBad));
    if (isBusy) link.setAttribute("aria-busy", "true");
    else link.removeAttribute("aria-busy");
    /** @type {HTMLElement} */
    const place = row.querySelector(".step");
    const isMade = step && step.of; // and does not wait in the queue
    place.textContent = isMade ? `${step.step} (${step.number}/${step.of})` : "";
    row.style.setProperty("--done", isMade ? String(step.number / step.of) : "0");
    const said = row.querySelector("output");
    const told = step && !isMade ? step.step : words;
    if (said.firstChild && said.firstChild.textContent === told) return;
    said.replaceChildren(told);
    if (!again) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = again;
    button.addEventListener("click", () => {
      link.focus();
      bring(link);
    });
    said.append(" ", button);
  }

  return { take, show };
})();
