// Correct: what can be said of a thing comes in a dialog, so that it is said where it is seen.
const box = document.getElementById("correct-box");
const told = box?.querySelector("[data-told]");

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-correct]");
  if (!link || !box || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return location.assign(link.href);
  told.innerHTML = await answer.text(); // our own template, in which everything is escaped
  box.showModal();
});
