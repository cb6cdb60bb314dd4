// Shows on the screen of a newsletter how far it has come. Without it, "Look again" does the same.
const shown = document.getElementById("newsletter-progress");
const SECONDS = 3;

async function look() {
  let answer;
  try {
    answer = await (await fetch(shown.dataset.address, { headers: { Accept: "application/json" } })).json();
  } catch {
    return; // the site is away for a moment, or somebody has logged out
  }
  if (answer.status !== shown.dataset.status && !document.querySelector("#stop-section textarea")?.value) {
    window.location.reload();
    return;
  }
  document.getElementById("newsletter-words").textContent = answer.words;
  const bar = document.getElementById("newsletter-bar");
  bar.max = answer.total || 1;
  bar.value = answer.ended;
  for (const [status, number] of Object.entries(answer.counts)) {
    shown.querySelector(`[data-count="${status}"]`).textContent = number;
  }
}

if (shown) setInterval(look, SECONDS * 1000);
