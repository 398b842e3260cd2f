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
  type Act = Readonly<{ by: Event; pressed: HTMLElement | null; sent: HTMLFormElement | null }>;
  const marked = "data-early";
  /** Fields that were touched; of a list what was chosen. */
  const touched = new Map<Field, string>();
  let kept: Act | null = null;
  let telling = false;

  const keep = (next: Act | null) => {
    kept?.pressed?.removeAttribute(marked);
    kept = next;
    kept?.pressed?.setAttribute(marked, "");
  };
  const press = (event: Event) => {
    const pressed = event.target instanceof Element ? event.target.closest("button") : null;
    const works = pressed === null || pressed.type !== "button" || pressed.hasAttribute("popovertarget");
    // A form is kept as it is sent, which comes after the press of its button.
    keep(works ? null : { by: event, pressed, sent: null });
  };
  const send = (event: SubmitEvent) => {
    const sent = event.target;
    if (!(sent instanceof HTMLFormElement) || sent.hasAttribute("action")) return;
    event.preventDefault();
    keep({ by: event, pressed: event.submitter, sent });
  };
  const turnAway = () => keep(null);

  const isBox = (field: Field): field is HTMLInputElement =>
    field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");
  const together = (box: HTMLInputElement): HTMLInputElement[] =>
    box.type !== "radio"
      ? [box]
      : [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(
          (one) => one.name === box.name && one.form === box.form,
        );

  // React fills longer fields as they were drawn when it takes them over, and any field whenever it draws. Until it knows
  // what was typed, nobody but the person writes into the field. What React has taken over already it hears of by itself.
  const hold = (field: Field, name: "value" | "checked") => {
    const plain = Object.getOwnPropertyDescriptor(field.constructor.prototype, name);
    if (plain === undefined || Object.hasOwn(field, name)) return;
    Object.defineProperty(field, name, {
      configurable: true,
      get: () => plain.get?.call(field) as unknown,
      set: () => {},
    });
    touched.set(field, "");
  };
  const type = ({ target: field }: Event) => {
    if (telling) return;
    if (field instanceof HTMLSelectElement) touched.set(field, field.value);
    else if (field instanceof HTMLTextAreaElement) hold(field, "value");
    else if (!(field instanceof HTMLInputElement)) return;
    else if (field.type === "file") touched.set(field, "");
    else if (isBox(field)) for (const box of together(field)) hold(box, "checked");
    else hold(field, "value");
  };

  const tell = (field: Field, chosen: string) => {
    if (field instanceof HTMLSelectElement || field.type === "file") {
      if (field instanceof HTMLSelectElement) field.value = chosen;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (isBox(field)) {
      const boxes = together(field).filter(
        (box) => touched.delete(box) && Reflect.deleteProperty(box, "checked"),
      );
      const changed = boxes.find((box) => (box.type === "radio" ? box.checked : true));
      if (changed === undefined || changed.checked === changed.defaultChecked) return;
      changed.checked = !changed.checked;
      changed.click();
    } else {
      Reflect.deleteProperty(field, "value");
      if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const wake = async () => {
    document.removeEventListener("click", press, true);
    document.removeEventListener("submit", send, true);
    document.removeEventListener("keydown", turnAway, true);
    // It woke over this very press, and does what it asks.
    if (kept !== null && kept.by === window.event) keep(null);
    // One after the other: what the page learns from a field it has to have drawn before it learns of the next.
    const drawn = () => new Promise<void>((resolve) => setTimeout(resolve));
    for (const [field] of touched) {
      await drawn();
      const chosen = touched.get(field);
      telling = true;
      if (chosen !== undefined && field.isConnected) tell(field, chosen);
      telling = false;
    }
    document.removeEventListener("input", type, true);
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
