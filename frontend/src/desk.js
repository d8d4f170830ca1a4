// The desk's behaviour. Every page works without it; with it, less has to be loaded and more is at hand.
import htmx from "htmx.org/dist/htmx.esm.js";
import "./add.js";
import "./article.js";
import "./correct.js";
import "./dialogs.js";
import "./keys.js";
import "./search.js";

const told = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

// What changes something shows that it comes from a page of ours.
document.addEventListener("htmx:config:request", (event) => {
  event.detail.ctx.request.headers["X-Riwaya-Proof"] = told("proof");
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.getElementById("notice").replaceChildren();
});
window.htmx = htmx;
// What has yet to be laid out is asked for again.
if (document.querySelector("[data-again]")) setTimeout(() => location.reload(), 3000);
