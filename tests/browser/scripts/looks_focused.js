// Whether the element that has the focus looks different from when it has not: an outline, a
// shadow, another ground or another edge. A transparent outline is for forced colours alone.
() => {
  const element = document.activeElement;
  const look = () => {
    const style = getComputedStyle(element);
    const isSeen = (kind) =>
      style[`${kind}Style`] !== "none" && style[`${kind}Color`] !== "rgba(0, 0, 0, 0)";
    const outline = isSeen("outline") && [style.outlineWidth, style.outlineColor];
    const edge = isSeen("borderBottom") && [style.borderBottomWidth, style.borderBottomColor];
    return [outline, edge, style.boxShadow, style.backgroundColor].join();
  };
  const focused = look();
  element.blur();
  const plain = look();
  element.focus();
  return focused !== plain;
}
