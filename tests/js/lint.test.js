import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { ESLint } from "eslint";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
// Not ours, or written by the server, a bench or a build, and in no repository.
const ASIDE = ["node_modules", "static", "site", "state", "test-results"];

/** Names every script below a folder of the repository.
   @param {string} folder @returns {string[]} */
function scripts(folder) {
  return readdirSync(ROOT + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name;
    if (entry.isFile()) return /\.[cm]?js$/.test(path) ? [path] : [];
    const isOurs = entry.isDirectory() && !entry.name.startsWith(".");
    return isOurs && !ASIDE.includes(entry.name) ? scripts(path + "/") : [];
  });
}

describe("every script of ours", () => {
  const all = scripts("");
  const eslint = new ESLint({ cwd: ROOT });

  test("is checked by the rules", async () => {
    assert.ok(all.length > 80, String(all.length));
    for (const path of all) {
      assert.equal(await eslint.isPathIgnored(ROOT + path), false, path);
      const { rules } = await eslint.calculateConfigForFile(ROOT + path);
      const strict = ["eqeqeq", "no-eval", "no-undef", "no-unused-vars", "no-restricted-properties"];
      assert.deepEqual(strict.filter((name) => !rules[name] || rules[name][0] !== 2), [], path);
    }
  });

  test("says of what rule it takes exception", () => {
    const whole = /eslint-disable(?:-next-line|-line)?\s*(?:\*\/|--|$)/m;
    assert.deepEqual(all.filter((path) => whole.test(readFileSync(ROOT + path, "utf-8"))), []);
  });
});
