/* A page that is not found stands at an address of any depth. Where the edition's own is not known,
   it begins before the folder that the address names. */
const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
  document.querySelectorAll("a[data-inside]"));
for (const link of links) {
  const [before] = location.pathname.split(/\/(?:sl|en|static|states|files|pictures)\//);
  const root = before === location.pathname ? before.replace(/[^/]*$/, "") : before + "/";
  link.href = root + link.dataset.inside;
}
