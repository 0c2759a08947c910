/* As the server folds words: without capitals and carons. */
/* exported fold */
/** @param {string} words */
function fold(words) {
  return words.trim().toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
}
