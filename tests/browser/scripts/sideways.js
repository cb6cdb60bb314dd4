// What makes a page scroll sideways: its width, and the elements that reach out of the window.
() => {
  const room = document.documentElement.clientWidth;
  const width = document.documentElement.scrollWidth;
  if (width <= room) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > room + 0.5,
  );
  return [`${width} of ${room} pixels`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
}
