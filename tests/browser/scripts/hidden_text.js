// Text that nobody sees, and that only a script could bring out. What a reader can unfold or
// choose is no such text; a button that does nothing without scripts had better stay away; and of the way back,
// a narrow screen shows the last step alone, and not every page of many. A chart is drawn twice, and the
// one shows that there is room for. The trap for machines is for nobody.
() =>
  [...document.body.querySelectorAll("*:not(script, template, style)")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((element) => !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((element) => !element.closest("details, select, button, svg, .nhsuk-breadcrumb, .nhsuk-pagination__item, [hidden]:has(> [name=website])"))
    .map((element) => element.outerHTML.slice(0, 120))
