// Controls smaller than 24 by 24 CSS pixels (WCAG 2.5.8). Links within sentences are exempt.
() => {
  const controls = "nav a, header a, footer a, button, summary, input:not([type=hidden])";
  return [...document.querySelectorAll(controls)]
    .filter((element) => element.checkVisibility())
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width < 24 || box.height < 24;
    })
    .map((element) => element.outerHTML.slice(0, 120));
}
