/* Fetches what a page of the edition asks for while it is read: scripts, and views, which are scripts
   too. No page that is opened as a file may fetch anything else. */
globalThis.zmosFetched = (function () {
  "use strict";

  /** @type {Record<string, Promise<void>>} */
  const scripts = {}; // by their addresses

  /** Fetches a script once; one that has not come is asked for again the next time.
     @param {string} source @returns {Promise<void>} */
  function script(source) {
    return (scripts[source] ||= new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = source;
      element.onload = () => resolve();
      element.onerror = () => {
        delete scripts[source];
        element.remove();
        reject(new Error(source));
      };
      document.head.append(element);
    }));
  }

  /** @param {string} packed views as gzip in base64 */
  async function unpacked(packed) {
    const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  }

  return { script, unpacked };
})();
