// What stays in view under the bar (tools of the text, the head of the margin) begins where the bar ends, however many
// lines it takes at the moment.

/** Keeps a measure of this element on the page for as long as it stands there. */
function watch(name: string) {
  return (element: HTMLElement | null) => {
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      document.documentElement.style.setProperty(name, `${element.offsetHeight}px`);
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}

/** The whole bar, which stays in view on a small screen. */
export const watchBar = watch("--bar-height");

/** Its first line, which alone stays in view on a wide one. */
export const watchLine = watch("--bar-line-height");
