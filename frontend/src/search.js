// Search: a field's button puts the field into the question.
const question = document.getElementById("q");

for (const button of document.querySelectorAll("[data-field]")) {
  button.addEventListener("click", () => {
    const text = question.value.trimEnd();
    question.value = `${text ? `${text} ` : ""}${button.dataset.field}:`;
    question.focus();
  });
}
