// Moves through the queue with the keyboard: the focus itself moves, so a screen reader follows.
// Letters count only where the person's own setting in Wagtail (Account, Keyboard shortcuts) is on.
(() => {
  const config = document.getElementById('wagtail-config');
  const letters = config ? JSON.parse(config.textContent).KEYBOARD_SHORTCUTS_ENABLED !== false : true;
  const links = () => [...document.querySelectorAll('[data-feedback-link]')];
  const typing = (element) => element.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');

  const move = (step) => {
    const all = links();
    const row = document.activeElement.closest('tr');
    const at = all.findIndex((link) => row && row.contains(link));
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
    if (next) next.focus();
  };

  const tick = () => {
    const row = document.activeElement.closest('tr');
    const box = row && row.querySelector('.feedback-choice input');
    if (box) box.checked = !box.checked;
  };

  // The box for all of a page comes with this script, and again with each list that is fetched.
  const showAll = () => document.querySelectorAll('[data-feedback-all]').forEach((box) => { box.hidden = false; });
  showAll();
  new MutationObserver(showAll).observe(document.getElementById('listing-results'), { childList: true });
  document.addEventListener('change', (event) => {
    if (!event.target.matches('[data-feedback-all]')) return;
    document.querySelectorAll('.feedback-choice input[name=id]').forEach((box) => { box.checked = event.target.checked; });
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const inList = event.target.matches('[data-feedback-link]');
    const actions = {
      ...(inList ? { ArrowDown: () => move(1), ArrowUp: () => move(-1) } : {}),
      ...(letters ? { j: () => move(1), k: () => move(-1), x: tick } : {}),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
})();
