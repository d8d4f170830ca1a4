// Add: files dropped on the page, and what becomes of each page as the desk tells it.
for (const zone of document.querySelectorAll("[data-drop]")) {
  const field = zone.querySelector("input[type=file]");
  const chosen = zone.querySelector("[data-chosen]");
  const tell = () => {
    const names = [...field.files].map((f) => f.name).slice(0, 20).join(" · ");
    chosen.textContent = names && chosen.dataset.words.replace("{names}", names);
  };
  field.addEventListener("change", tell);
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    field.files = event.dataTransfer.files;
    tell();
  });
}

const list = document.querySelector("[data-events]");
if (list) {
  const told = new EventSource(list.dataset.events);
  told.addEventListener("page", (event) => list.insertAdjacentHTML("beforeend", event.data));
  told.addEventListener("over", (event) => {
    told.close();
    const end = document.getElementById("job-end");
    end.innerHTML = event.data;
  });
}
