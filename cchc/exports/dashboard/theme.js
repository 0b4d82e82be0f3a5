"use strict";
// Before the page is drawn: that scripts run, and the theme that the reader chose last time.
document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem("cchc-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* a browser that keeps nothing for files: the system's theme holds */ }
