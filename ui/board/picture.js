/* Copies the picture of a view, or saves it where the browser copies none: on a page without https,
   for one, it may not. What came of it is said behind the button. */
globalThis.zmosPicture = globalThis.zmosPicture || (function () {
  "use strict";

  /** @param {HTMLElement} button */
  function copy(button) {
    const { picture, copying, copied, saved, failed } = button.dataset;
    const place = /** @type {HTMLElement} */ (button.nextElementSibling);
    /** @param {string} words */
    const say = (words) => { place.textContent = words; };
    say(copying);
    const made = fetch(new URL(picture, document.baseURI)).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.blob();
    });
    const save = () => made.then((file) => { keep(file, button.dataset.name); say(saved); });
    return write(made).then(() => say(copied), save).catch(() => say(failed));
  }

  /* At once and with a promise: a browser lets nobody write later than the click. */
  /** @param {Promise<Blob>} made @returns {Promise<void>} */
  function write(made) {
    if (!navigator.clipboard || !navigator.clipboard.write || !window.ClipboardItem) {
      return Promise.reject(new Error("no pictures"));
    }
    return navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
  }

  /** @param {Blob} file @param {string} name */
  function keep(file, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  return { copy };
})();
