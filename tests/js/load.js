/* Loads scripts of the pages as the server joins them, and hands out what stands in them. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";

const ROOT = new URL("../../", import.meta.url);

/**
 * Joins scripts, runs them, and returns what they call by these names.
 * @param {string[]} files below the root of the repository
 * @param {string[]} names of functions and classes in them
 * @param {Record<string, unknown>} globals what they find of a browser
 * @returns {Record<string, any>}
 */
export function load(files, names, globals) {
  const source = files.map((file) => readFileSync(new URL(file, ROOT), "utf-8")).join("\n;\n")
    .replace(/^export default function \(/m, "const exported = function (")
    .replace(/^export default /m, "");
  const scope = { window: globals, globalThis: globals, ...globals };
  return compileFunction(`${source}\n;return { ${names.join()} };`, Object.keys(scope),
    { filename: files.at(-1) })(...Object.values(scope));
}

/** @returns {typeof import("leaflet")} Leaflet, whose points and boxes need no page. */
export function leaflet() {
  const file = createRequire(import.meta.url).resolve("leaflet/dist/leaflet-src.js");
  const style = { transition: "" };
  const document = { documentElement: { style }, createElement: () => ({ style }),
    createElementNS: () => ({}) };
  const window = { document, navigator: { userAgent: "", platform: "" }, devicePixelRatio: 1,
    addEventListener: () => {} };
  const module = { exports: {} };
  compileFunction(readFileSync(file, "utf-8"), ["window", "document", "navigator", "module",
    "exports"], { filename: file })(window, document, window.navigator, module, module.exports);
  return /** @type {any} */ (module.exports);
}

/** @returns {object} colours and measures, which the server hands to the scripts of the map. */
export function tokens() {
  const written = execFileSync(process.env.PYTHON ?? ".venv/bin/python",
    ["-c", "from webmap import tokens; print(tokens.script().decode())"],
    { cwd: ROOT, encoding: "utf-8" });
  return JSON.parse(written.slice(written.indexOf("=") + 1, written.lastIndexOf(";")));
}
