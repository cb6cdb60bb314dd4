// Shapes that show no edge: without colours of their own, only a border tells where they are.
(selectors) => {
  const sides = ["Top", "Right", "Bottom", "Left"];
  const isSeen = (style, side) =>
    parseFloat(style[`border${side}Width`]) > 0 &&
    style[`border${side}Style`] !== "none" &&
    style[`border${side}Color`] !== style.backgroundColor &&
    style[`border${side}Color`] !== "rgba(0, 0, 0, 0)";
  const hasEdge = (element, pseudo) =>
    sides.some((side) => isSeen(getComputedStyle(element, pseudo), side));
  return selectors.flatMap((selector) => {
    const [plain, pseudo] = selector.split("::");
    return [...document.querySelectorAll(plain)]
      .filter((element) => element.checkVisibility() && !hasEdge(element, pseudo && `::${pseudo}`))
      .map((element) => `${selector}: ${element.outerHTML.slice(0, 100)}`);
  });
}
