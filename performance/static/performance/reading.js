// Shows the files once all of them are read. Without it, "Look again" does the same.
const shown = document.getElementById("reading");
const SECONDS = 1;

async function look() {
  let answer;
  try {
    answer = await (await fetch(shown.dataset.address, { headers: { Accept: "application/json" } })).json();
  } catch {
    return; // the site is away for a moment, or somebody has logged out
  }
  if (answer.unread === 0) {
    window.location.reload();
    return;
  }
  document.getElementById("unread").textContent = answer.unread;
}

if (shown) setInterval(look, SECONDS * 1000);
