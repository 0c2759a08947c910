import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let own, links, attend;

function element() {
  const heard = {};
  const link = {
    dataset: {},
    getAttribute: () => link.href,
    addEventListener: (name, hear) => { heard[name] = hear; },
    remove: () => { links = links.filter((one) => one !== link); },
    hear: (name) => heard[name](),
  };
  return link;
}

beforeEach(() => {
  [own, links] = [{ dataset: { shared: "./new.css" } }, []];
  const page = {
    querySelector: () => own,
    querySelectorAll: () => [...links],
    getElementById: () => "root",
    createElement: element,
    body: { insertBefore: (link, before) => { assert.equal(before, "root"); links.push(link); } },
  };
  const globals = { document: page };
  load(["ui/board/shared_style.js"], [], globals);
  attend = globals.zmosSharedStyle.attend;
});

const addresses = () => links.map(({ href }) => href);

describe("the styles of all pages", () => {
  test("are fetched where the first answer had none, once", () => {
    attend();
    attend();
    assert.deepEqual(addresses(), ["./new.css"]);
  });

  test("of another release stay until the new ones hold", () => {
    own.dataset.shared = "./old.css";
    attend();
    own.dataset.shared = "./new.css";
    attend();
    assert.deepEqual(addresses(), ["./old.css", "./new.css"]);
    links[1].hear("load");
    assert.deepEqual(addresses(), ["./new.css"]);
  });

  test("that do not come leave those before", () => {
    own.dataset.shared = "./old.css";
    attend();
    own.dataset.shared = "./new.css";
    attend();
    links[1].hear("error");
    assert.deepEqual(addresses(), ["./old.css"]);
  });

  test("are no matter where a page names none", () => {
    own = null;
    attend();
    assert.deepEqual(addresses(), []);
  });
});
