/* Says the language of the page, of which Streamlit says "en" always, and fetches our words for
   Streamlit's own (words.js). Stands before board.js and presentation.js. */
/* exported speak */
/** @param {HTMLElement & {words?: string}} root @param {{lang: string, words: string}} data */
function speak(root, { lang, words }) {
  document.documentElement.lang = lang;
  if (!words || root.words === words) return;
  root.words = words;
  import(new URL(words, document.baseURI).href).then((script) => script.default())
    .catch((error) => console.error("words:", error));
}
