import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let page, focused, status, part;
const control = (dataset, of = part) => ({ dataset, closest: () => of });

beforeEach(() => {
  [page, focused, status] = [{ CSS: { escape: (id) => id } }, "", { textContent: "" }];
  part = { querySelector: (what) => (what === "[role=status]" ? status
    : what === "#up-2" ? { focus() { focused = "up-2"; } } : null) };
  load(["ui/board/after.js"], [], page);
});

describe("what follows a control", () => {
  test("comes once, with the part that holds it", () => {
    page.zmosAfter.expect(control({ then: "up-2", told: "Now slide 2 of 3" }));
    page.zmosAfter.follow({ querySelector: () => assert.fail("another part") });
    assert.deepEqual([focused, status.textContent], ["", ""]);
    page.zmosAfter.follow(part);
    assert.deepEqual([focused, status.textContent], ["up-2", "Now slide 2 of 3"]);
    [focused, status.textContent] = ["", ""];
    page.zmosAfter.follow(part);
    assert.deepEqual([focused, status.textContent], ["", ""]);
  });

  test("is forgotten where another control is pressed", () => {
    page.zmosAfter.expect(control({ then: "up-2" }));
    page.zmosAfter.expect(control({}));
    page.zmosAfter.follow(part);
    assert.equal(focused, "");
  });

  test("is told also where the place of the focus is gone", () => {
    page.zmosAfter.expect(control({ then: "remove-9", told: "Removed" }));
    page.zmosAfter.follow(part);
    assert.deepEqual([focused, status.textContent], ["", "Removed"]);
  });
});
