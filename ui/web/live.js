/* Shows HTML that the server has written (every value in it escaped there) and hands back the
   view that a control leads to. Controls are plain HTML: anything with data-go, a select whose
   options are views, a form with data-base. */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".zmos-live");
  const show = () => {
    // With the view that the HTML was written for: a click may come before the next has arrived.
    root.go = (query) => setTriggerValue("go", [query, data.view]);
    if (root.shown === data.html) return;
    replace(root, data.html);
    arrive(root);
    root.shown = data.html;
  };
  // The map waits in the same queue as these parts: what stands already lets it go first.
  clearTimeout(root.waiting);
  if (root.shown === undefined) show();
  else root.waiting = setTimeout(show);
  if (root.listening) return;
  root.listening = true;
  root.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) { copyLink(root, copy); return; }
    const control = event.target.closest("[data-go]");
    if (!control || control.disabled || control.tagName === "SELECT") return;
    if (control.tagName === "A") {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
    }
    // A link to another page says where it leads once.
    root.go(control.dataset.go || "@" + control.getAttribute("href"));
  });
  root.addEventListener("change", (event) => {
    if (event.target.tagName === "SELECT" && event.target.dataset.go !== undefined) {
      root.go(event.target.value);
    }
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const fields = new URLSearchParams(new FormData(form)).toString();
    root.go(form.dataset.base + "&" + fields);
  });
}

/* Puts new HTML in place; what had the focus keeps it, and what was open stays open. */
function replace(root, html) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const focused = active && (active.id ? "#" + CSS.escape(active.id)
    : active.dataset.go ? "[data-go=\"" + CSS.escape(active.dataset.go) + "\"]"
      : active.hasAttribute("href") && "[href=\"" + CSS.escape(active.getAttribute("href")) + "\"]");
  const open = new Map();
  root.querySelectorAll("details[id]").forEach((part) => open.set(part.id, part.open));
  const scrolled = new Map();
  root.querySelectorAll("[data-scroll][id]").forEach((part) =>
    scrolled.set(part.id, [part.scrollLeft, part.scrollTop]));
  root.innerHTML = html;
  open.forEach((isOpen, id) => {
    const part = document.getElementById(id);
    if (part) part.open = isOpen;
  });
  scrolled.forEach(([left, top], id) => {
    const part = document.getElementById(id);
    if (part) part.scrollTo(left, top);
  });
  const again = focused && root.querySelector(focused);
  if (again) again.focus({ preventScroll: true });
}

/* What a click has opened is brought into sight where it opened below it, as on a phone. */
function arrive(root) {
  const part = root.querySelector("[data-arrive]");
  const opened = part ? part.dataset.arrive : "";
  const changed = root.shown !== undefined && opened && opened !== root.arrived;
  root.arrived = opened;
  if (!changed) return;
  const place = part.getBoundingClientRect();
  if (place.top > 0.7 * window.innerHeight || place.top < 0) {
    part.scrollIntoView({ block: "start" });
    part.focus({ preventScroll: true });
  }
}

function copyLink(root, button) {
  const box = root.querySelector("#" + button.dataset.copy);
  const done = () => { button.textContent = button.dataset.done; };
  box.select();
  if (navigator.clipboard && window.isSecureContext) {
    navigator.clipboard.writeText(box.value).then(done);
  } else if (document.execCommand("copy")) done();
}
