// Says below a field how many characters are left, while somebody writes.
(() => {
  // As the server counts: whole characters, and a new line as the two that a form sends.
  const length = (text) => [...text.replace(/\r?\n/g, "\r\n")].length;

  const words = (left) => {
    const number = Math.abs(left);
    const characters = number === 1 ? "character" : "characters";
    return left < 0 ? `${number} ${characters} too many` : `${number} ${characters} left`;
  };

  const start = (field) => {
    const shown = document.createElement("p");
    shown.className = "help";
    shown.setAttribute("role", "status");
    field.after(shown);
    const count = () => {
      shown.textContent = words(Number(field.dataset.characterLimit) - length(field.value));
    };
    field.addEventListener("input", count);
    count();
  };

  const startAll = () => document.querySelectorAll("[data-character-limit]").forEach(start);
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", startAll);
  } else {
    startAll();
  }
})();
