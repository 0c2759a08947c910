/* A page that is not found stands at an address of any depth. Where the edition's own is not known,
   it begins before the folder that the address names. */
for (const link of document.querySelectorAll("a[data-inside]")) {
  const [before] = location.pathname.split(/\/(?:sl|en|static|states|files|pictures)\//);
  const root = before === location.pathname ? before.replace(/[^/]*$/, "") : before + "/";
  link.href = root + link.dataset.inside;
}
