// The readers' only script: counts a view, passes an article on, closes the phone's menu. Every page works without it.

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

const article = document.querySelector<HTMLElement>("article[data-article]")?.dataset["article"];
if (article !== undefined) countView(article);
for (const place of document.querySelectorAll<HTMLElement>("[data-share]")) offerSharing(place);
for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu]"))
  closeMenuByKeyOrTouch(menu);
