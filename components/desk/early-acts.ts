// What a person does on a page whose scripts are still on their way: on a bad line that is many seconds. What they press
// would do nothing, and what they type into a field would stand there without the page knowing it. Both are kept, and done
// again once the page is awake.

/** Sent to the window by the page once it answers by itself. */
export const awakeEvent = "nightdesk-awake";

/**
 * Runs in the page before anything else of it, written into the document as text: it may use nothing outside of itself.
 * Of presses the last one is kept, and none when the person went on to something else. What works without scripts (links,
 * forms with an address, menus that open by themselves) is left alone.
 */
function keepEarlyActs(awake: string): void {
  type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  const marked = "data-early";
  const typed = new Map<Field, string | boolean>();
  let kept: Readonly<{ pressed: HTMLElement | null; sent: HTMLFormElement | null }> | null = null;

  const keep = (next: typeof kept) => {
    kept?.pressed?.removeAttribute(marked);
    kept = next;
    kept?.pressed?.setAttribute(marked, "");
  };

  const press = (event: Event) => {
    const pressed = event.target instanceof Element ? event.target.closest("button") : null;
    const works = pressed === null || pressed.type !== "button" || pressed.hasAttribute("popovertarget");
    // A field's submit comes as a press of the form's button; the form itself is kept for that.
    keep(works ? null : { pressed, sent: null });
  };
  const send = (event: SubmitEvent) => {
    const sent = event.target;
    if (!(sent instanceof HTMLFormElement) || sent.hasAttribute("action")) return;
    event.preventDefault();
    keep({ pressed: event.submitter, sent });
  };
  const isBox = (field: Field): field is HTMLInputElement =>
    field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");
  const type = (event: Event) => {
    const field = event.target;
    if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    )
      typed.set(field, isBox(field) ? field.checked : field.value);
  };
  const turnAway = () => keep(null);

  // React asks each field whether it changed since it took it over, and may have filled it as it was drawn. So the field
  // goes back to what was drawn, in React's sight, and comes to what was typed past it.
  const tell = (field: Field, wanted: string | boolean) => {
    if (field instanceof HTMLSelectElement) {
      field.value = String(wanted);
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (isBox(field)) {
      if (wanted === field.defaultChecked) return;
      field.checked = !wanted;
      field.click();
    } else if (field.type !== "file") {
      if (wanted === field.defaultValue) return;
      const own = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
      field.value = field.defaultValue;
      Object.getOwnPropertyDescriptor(own.prototype, "value")?.set?.call(field, wanted);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const wake = async () => {
    document.removeEventListener("click", press, true);
    document.removeEventListener("submit", send, true);
    document.removeEventListener("input", type, true);
    document.removeEventListener("keydown", turnAway, true);
    // One after the other: what the page learns from a field it has to have drawn before it learns of the next.
    const drawn = () => new Promise<void>((resolve) => setTimeout(resolve));
    for (const [field, value] of typed) {
      await drawn();
      if (field.isConnected) tell(field, value);
    }
    await drawn();
    const last = kept;
    keep(null);
    if (last?.sent?.isConnected) last.sent.requestSubmit(last.pressed);
    else if (last?.pressed?.isConnected) last.pressed.click();
  };
  document.addEventListener("click", press, true);
  document.addEventListener("submit", send, true);
  document.addEventListener("input", type, true);
  document.addEventListener("keydown", turnAway, true);
  window.addEventListener(awake, () => void wake(), { once: true });
}

/** The text of the script that a newsroom's document begins with. */
export const earlyActsScript = `(${keepEarlyActs.toString()})(${JSON.stringify(awakeEvent)})`;
