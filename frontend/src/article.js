// An article: what a statement is shows where the mouse or the focus is, and in the list beside the text.
const lines = document.querySelector("[data-lines]");
const numbers = (element) => [...element.classList].filter((c) => /^k\d+$/.test(c)).map((c) => c.slice(1));
const card = (number) => document.querySelector(`.said-card[data-of="${number}"]`);
let hover, shown, waiting;

function light(number) {
  for (const e of document.querySelectorAll(".lit")) e.classList.remove("lit");
  if (!number) return;
  for (const e of lines.querySelectorAll(`.k${number}`)) e.classList.add("lit");
  card(number)?.classList.add("lit");
}

function hide() {
  clearTimeout(waiting);
  hover?.remove();
  hover = shown = undefined;
  light();
}

function show(number, near) {
  clearTimeout(waiting);
  if (shown === number || !card(number)) return;
  hide();
  shown = number;
  light(number);
  const beside = card(number);
  if (beside.checkVisibility()) scrollWithin(beside);
  if (inView(beside)) return; // it is seen beside the text: nothing has to cover the text
  hover = document.createElement("div");
  hover.id = "hover";
  hover.setAttribute("role", "tooltip");
  for (const part of beside.querySelectorAll(".who, .chain, .how")) hover.append(part.cloneNode(true));
  for (const link of hover.querySelectorAll("a")) link.replaceWith(link.textContent);
  hover.addEventListener("pointerenter", () => clearTimeout(waiting));
  hover.addEventListener("pointerleave", later);
  document.body.append(hover);
  place(near);
}

function place(near) {
  const at = near.getClientRects()[0] ?? near.getBoundingClientRect();
  const { width, height } = hover.getBoundingClientRect();
  const rtl = getComputedStyle(near).direction === "rtl";
  const left = rtl ? at.right - width : at.left;
  const below = at.bottom + 6 + height < innerHeight;
  hover.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  hover.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - height - 6)}px`;
}

function inView(element) {
  const box = element.getBoundingClientRect();
  return element.checkVisibility() && box.top >= 0 && box.top < innerHeight - 80;
}

function scrollWithin(element) {
  const box = element.closest("section");
  if (box.scrollHeight <= box.clientHeight) return;
  const inside = element.getBoundingClientRect(), frame = box.getBoundingClientRect();
  if (inside.top < frame.top || inside.bottom > frame.bottom) box.scrollTop += inside.top - frame.top - 16;
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(hide, 250);
}

function numberAt(target) {
  const number = target.closest(".ref")?.dataset.n;
  if (number) return number;
  const span = target.closest("[class*=' k'], [class^='k']");
  return span && lines.contains(span) ? numbers(span).at(-1) : undefined;
}

if (lines) {
  lines.addEventListener("pointerover", (event) => {
    const number = numberAt(event.target);
    if (number) show(number, event.target);
    else if (shown) later();
  });
  lines.addEventListener("pointerleave", later);
  lines.addEventListener("focusin", (event) => {
    const number = numberAt(event.target);
    if (number) show(number, event.target);
  });
  lines.addEventListener("focusout", later);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  addEventListener("scroll", () => shown && !lines.contains(document.activeElement) && hide(), { passive: true });
  for (const one of document.querySelectorAll(".said-card")) {
    one.addEventListener("pointerenter", () => light(one.dataset.of));
    one.addEventListener("pointerleave", () => light());
  }
}

for (const panel of document.querySelectorAll("[data-tabs]")) {
  const tabs = [...panel.querySelectorAll(".tab")];
  const open = (chosen) => {
    for (const tab of tabs) {
      tab.setAttribute("aria-expanded", tab === chosen);
      document.getElementById(tab.getAttribute("aria-controls")).hidden = tab !== chosen;
    }
  };
  panel.querySelector(".tabs").hidden = false;
  panel.classList.add("tabbed");
  for (const tab of tabs) tab.addEventListener("click", () => open(tab));
  open(tabs[0]);
  // A number in the text leads to its card: the cards have to be there.
  lines?.addEventListener("click", (event) => event.target.closest(".ref") && open(tabs[0]));
}
