// Shortcuts: letters that lead somewhere, unless somebody types or has turned them off (WCAG 2.1.4).
const items = () => [...document.querySelectorAll("[data-item], .lines .ref")].filter((e) => e.checkVisibility());

function step(by) {
  const all = items();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
  next.focus();
  next.scrollIntoView({ block: "center", behavior: "instant" });
}

const go = (place) => document.querySelector(`[data-go="${place}"]`)?.click();

function search() {
  const field = document.querySelector("[data-search]");
  if (field) field.focus();
  else go("search");
}

const plain = {
  "?": () => document.getElementById("keys").showModal(),
  "/": search,
  j: () => step(1),
  k: () => step(-1),
};
const afterG = { s: () => go("stories"), a: () => go("add") };
let begun = 0;

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (document.documentElement.dataset.keys === "off") return;
  const gone = event.timeStamp - begun < 1500 ? afterG[event.key] : undefined;
  begun = event.key === "g" ? event.timeStamp : 0;
  const what = gone ?? plain[event.key];
  if (!what) return;
  event.preventDefault();
  what();
});
