/* Gives the speaker's window its own style, in the place of that of the hall. */
(function () {
  "use strict";

  /** @type {HTMLLinkElement} */
  const style = document.querySelector("link[data-speaker]");
  const isSpeaker = new URLSearchParams(location.search).has("govornik");
  if (style && isSpeaker) style.href = style.dataset.speaker;
})();
