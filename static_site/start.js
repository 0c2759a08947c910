(() => {
  const slovenian = (navigator.languages || []).some((each) => /^sl\b/i.test(each));
  location.replace((slovenian ? "sl" : "en") + "/index.html" + location.search + location.hash);
})();
