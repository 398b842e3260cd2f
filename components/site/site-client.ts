// The readers' only script: puts on the house's type, counts a view, passes an article on, closes the phone's menu, opens what a reader asks for in its
// place (a video, a picture of the lite version), turns a gallery's pictures. Every page works without it.

/**
 * The house's type is asked for after the first paint: until then nothing shares a slow line with what a reader waits for, and
 * what stands in for it has its widths, so that nothing moves. A browser that kept our stylesheet has kept the type as well.
 */
function putOnType(): void {
  const putOn = (): void => document.documentElement.classList.add("in-type");
  const sheet = document.querySelector<HTMLLinkElement>("link[rel=stylesheet]")?.href ?? "";
  const [came] = performance.getEntriesByName(sheet) as PerformanceResourceTiming[];
  const kept = came?.transferSize === 0;
  const unseen = document.visibilityState !== "visible";
  if (kept || unseen || !PerformanceObserver.supportedEntryTypes.includes("paint")) return putOn();
  new PerformanceObserver((_, observer) => {
    observer.disconnect();
    putOn();
  }).observe({ type: "paint", buffered: true });
}

const secondsSeen = 1;

/** One view, once the article has been in sight for a second. No cookie, no id; the server forgets who it was. */
function countView(article: string): void {
  let timer: number | undefined;
  const watch = (): void => {
    window.clearTimeout(timer);
    if (document.visibilityState !== "visible") return;
    timer = window.setTimeout(() => {
      document.removeEventListener("visibilitychange", watch);
      const body = new Blob([JSON.stringify({ article: Number(article) })], { type: "application/json" });
      navigator.sendBeacon("/api/views", body);
    }, secondsSeen * 1000);
  };
  document.addEventListener("visibilitychange", watch);
  watch();
}

function offerSharing(place: HTMLElement): void {
  const url = place.dataset["share"] ?? location.href;
  const title = place.dataset["title"] ?? document.title;
  const status = place.querySelector("output");
  const say = (text: string): void => {
    if (status) status.textContent = text;
  };
  for (const button of place.querySelectorAll<HTMLButtonElement>("button[data-share-by]")) {
    const byDevice = button.dataset["shareBy"] === "device";
    if (byDevice ? !("share" in navigator) : !("clipboard" in navigator)) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      if (byDevice) {
        // A reader who closes the device's sheet has not met an error.
        navigator.share({ title, url }).catch(() => undefined);
        return;
      }
      navigator.clipboard.writeText(url).then(
        () => say("Link copied"),
        () => say("Copying didn’t work here. The address is in your browser’s bar."),
      );
    });
  }
}

function closeMenuByKeyOrTouch(menu: HTMLDetailsElement): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
}

function pressable(text: string, run: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", run);
  return made;
}

/** A frame of the other site, from the moment a reader presses and not before; what that means is said beside the button. */
function offerFrame(card: HTMLElement): void {
  const { frame: source = "", provider = "" } = card.dataset;
  const ways = card.querySelector(".embed-ways");
  const play = pressable("Show it here", () => {
    const frame = document.createElement("iframe");
    frame.title = card.querySelector(".embed-title")?.textContent ?? provider;
    frame.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = source;
    play.replaceWith(frame);
    note.remove();
    frame.focus();
  });
  const note = document.createElement("span");
  note.className = "embed-note";
  note.textContent = `${provider} then learns that you are here.`;
  ways?.before(play, note);
}

function openPicture(link: HTMLAnchorElement): void {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const image = document.createElement("img");
    image.alt = link.dataset["alt"] ?? "";
    image.src = link.href;
    image.tabIndex = -1;
    link.replaceWith(image);
    image.focus();
  });
}

/** Buttons beside what scrolls by hand, by touch and by the keyboard anyway. */
function offerTurning(gallery: HTMLElement): void {
  const turn = (by: number) => () => {
    const [width, way] = [gallery.clientWidth, getComputedStyle(gallery).direction === "rtl" ? -1 : 1];
    gallery.scrollBy({ left: by * way * width * 0.9 });
  };
  const bar = document.createElement("p");
  bar.className = "gallery-ways";
  bar.append(pressable("Previous picture", turn(-1)), pressable("Next picture", turn(1)));
  gallery.after(bar);
}

putOnType();
const article = document.querySelector<HTMLElement>("article[data-article]")?.dataset["article"];
if (article !== undefined) countView(article);
for (const place of document.querySelectorAll<HTMLElement>("[data-share]")) offerSharing(place);
for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu]"))
  closeMenuByKeyOrTouch(menu);
for (const card of document.querySelectorAll<HTMLElement>("[data-frame]")) offerFrame(card);
for (const link of document.querySelectorAll<HTMLAnchorElement>("a.ask-picture")) openPicture(link);
for (const gallery of document.querySelectorAll<HTMLElement>(".gallery")) offerTurning(gallery);
