// Takes out what is selected in the original, and moves on with the keyboard. The original is a
// field in which nothing can be written: so selecting works with mouse, keyboard and screen reader.
// Without this script a piece is copied into the field below it.
(() => {
  const config = document.getElementById('wagtail-config');
  const letters = config ? JSON.parse(config.textContent).KEYBOARD_SHORTCUTS_ENABLED !== false : true;
  const original = document.getElementById('original');
  const form = document.getElementById('take-out');
  const summary = document.getElementById('error-summary');
  const kept = `feedback-place:${window.location.pathname}`;
  if (summary) summary.focus();

  // The server counts signs, the browser counts halves of some of them.
  const signs = (end) => [...original.value.slice(0, end)].length;

  const showSelection = () => {
    const { selectionStart: start, selectionEnd: end } = original;
    const said = form.querySelector('[data-feedback-selected]');
    const selected = end > start;
    form.elements.start.value = selected ? signs(start) : '';
    form.elements.end.value = selected ? signs(end) : '';
    form.querySelector('[data-feedback-piece]').hidden = selected;
    said.hidden = !selected;
    const piece = original.value.slice(start, end);
    said.textContent = selected ? `Selected: “${piece.length > 80 ? `${piece.slice(0, 80)}…` : piece}”. What is it?` : '';
  };

  // Browsers move no caret in a field that is read-only: this one takes every key but no change.
  const letSelect = () => {
    const words = original.value;
    original.readOnly = false;
    original.setAttribute('aria-readonly', 'true');
    original.inputMode = 'none';
    original.addEventListener('beforeinput', (event) => event.preventDefault());
    original.addEventListener('input', () => { original.value = words; });
  };

  if (original && form) {
    letSelect();
    ['select', 'keyup', 'mouseup'].forEach((name) => original.addEventListener(name, showSelection));
    document.addEventListener('selectionchange', () => {
      if (document.activeElement === original) showSelection();
    });
    form.addEventListener('submit', () => {
      try { sessionStorage.setItem(kept, String(original.selectionEnd)); } catch { /* not kept */ }
    });
    form.querySelectorAll('[data-feedback-only-keys]').forEach((key) => { key.hidden = !letters; });
    // The browser itself puts the focus there, and takes it from anything else.
    if (window.location.hash === '#original') {
      const place = Number(sessionStorage.getItem(kept)) || 0;
      original.setSelectionRange(place, place);
    }
    original.addEventListener('keydown', (event) => {
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
      const button = letters && plain && form.querySelector(`[data-feedback-key="${CSS.escape(event.key)}"]`);
      if (!button || original.selectionEnd === original.selectionStart) return;
      event.preventDefault();
      showSelection();
      form.requestSubmit(button);
    });
  }

  const ways = {
    n: () => document.querySelector('[data-feedback-next]')?.click(),
    o: () => original?.focus(),
    d: () => {
      const decide = document.getElementById('decide');
      decide?.querySelector('button, summary')?.focus();
    },
  };
  document.addEventListener('keydown', (event) => {
    if (!letters || event.ctrlKey || event.altKey || event.metaKey) return;
    const { target } = event;
    const typing = target !== original && target.matches('input, textarea, select, [contenteditable]');
    if (typing || !ways[event.key]) return;
    event.preventDefault();
    ways[event.key]();
  });
})();
