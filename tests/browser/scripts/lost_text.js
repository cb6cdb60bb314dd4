// Text that cannot be read: outside the window, cut off by its box, or lying over other text.
() => {
  const forScreenReaders =
    ".nhsuk-u-visually-hidden, .nhsuk-skip-link, .nhsuk-table-responsive .nhsuk-table__head";
  const slack = 2;

  function* lines() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility() || element.closest(forScreenReaders)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1) yield { element, box };
    }
  }

  function isCut({ element, box }) {
    if (box.right > document.documentElement.clientWidth + slack || box.left < -slack) return true;
    for (let parent = element; parent !== document.body; parent = parent.parentElement) {
      const style = getComputedStyle(parent);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const room = parent.getBoundingClientRect();
      if (box.right > room.right + slack || box.bottom > room.bottom + slack) return true;
    }
    return false;
  }

  function overlap(one, other) {
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return wide > slack && high > 4 * slack;
  }

  const all = [...lines()];
  const lost = all.filter(
    (line, index) => isCut(line) || all.slice(index + 1).some((other) => overlap(line.box, other.box)),
  );
  return lost.map(({ element }) => element.outerHTML.slice(0, 120));
}
