// "/" at the start of a block opens the list of what can stand there: arrows choose, Enter puts it in, Escape leaves the text.
import { Extension, type Editor, type Range } from "@tiptap/core";
import { Suggestion, type SuggestionKeyDownProps, type SuggestionProps } from "@tiptap/suggestion";
import { askingCommands, blockCommands, type Asking } from "./commands.ts";

type Item = Readonly<{ name: string; also: string; run: (editor: Editor) => void }>;

function itemsFor(query: string, onAsk: (asking: Asking) => void): Item[] {
  const all: Item[] = [
    ...blockCommands,
    ...askingCommands.map(({ name, also, asks }) => ({ name, also, run: () => onAsk(asks) })),
  ];
  const words = query.toLowerCase();
  return all.filter((item) => `${item.name} ${item.also}`.toLowerCase().includes(words));
}

/** The list itself, in plain DOM beside the cursor. */
class Menu {
  readonly #element = document.createElement("div");
  #props: SuggestionProps<Item, Item> | null = null;
  #chosen = 0;

  constructor() {
    this.#element.className = "slash-menu";
    this.#element.setAttribute("role", "listbox");
    this.#element.setAttribute("aria-label", "Insert");
    this.#element.id = "slash-menu";
  }

  show(props: SuggestionProps<Item, Item>): void {
    this.#props = props;
    this.#chosen = Math.min(this.#chosen, Math.max(0, props.items.length - 1));
    this.#draw();
    if (!this.#element.isConnected) document.body.append(this.#element);
    this.#place();
    props.editor.view.dom.setAttribute("aria-controls", this.#element.id);
  }

  key({ event }: SuggestionKeyDownProps): boolean {
    const items = this.#props?.items ?? [];
    if (items.length === 0) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.#chosen = (this.#chosen + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length;
      this.#draw();
      return true;
    }
    if (event.key === "Enter" || event.key === "Tab") {
      const item = items[this.#chosen];
      if (item) this.#props?.command(item);
      return true;
    }
    return false;
  }

  close(): void {
    this.#props?.editor.view.dom.removeAttribute("aria-controls");
    this.#props?.editor.view.dom.removeAttribute("aria-activedescendant");
    this.#element.remove();
    this.#props = null;
    this.#chosen = 0;
  }

  #draw(): void {
    const items = this.#props?.items ?? [];
    this.#element.replaceChildren(
      ...items.map((item, index) => {
        const option = document.createElement("div");
        option.setAttribute("role", "option");
        option.id = `slash-option-${index}`;
        option.setAttribute("aria-selected", String(index === this.#chosen));
        option.textContent = item.name;
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          this.#props?.command(item);
        });
        return option;
      }),
    );
    this.#element.hidden = items.length === 0;
    this.#props?.editor.view.dom.setAttribute("aria-activedescendant", `slash-option-${this.#chosen}`);
    this.#element.children[this.#chosen]?.scrollIntoView({ block: "nearest" });
  }

  #place(): void {
    const rect = this.#props?.clientRect?.();
    if (!rect) return;
    const below = rect.bottom + 6;
    const height = this.#element.offsetHeight;
    const top = below + height > window.innerHeight ? Math.max(8, rect.top - height - 6) : below;
    const left = Math.min(rect.left, window.innerWidth - this.#element.offsetWidth - 8);
    this.#element.style.setProperty("top", `${top + window.scrollY}px`);
    this.#element.style.setProperty("left", `${Math.max(8, left) + window.scrollX}px`);
  }
}

/** The slash menu as an editor extension. `onAsk` opens the dialog of a command that needs an answer. */
export function slashMenu(onAsk: (asking: Asking) => void) {
  return Extension.create({
    name: "slashMenu",
    addProseMirrorPlugins() {
      return [
        Suggestion<Item, Item>({
          editor: this.editor,
          char: "/",
          startOfLine: true,
          items: ({ query }) => itemsFor(query, onAsk),
          command: ({ editor, range, props }: { editor: Editor; range: Range; props: Item }) => {
            editor.chain().focus().deleteRange(range).run();
            props.run(editor);
          },
          render: () => {
            const menu = new Menu();
            return {
              onStart: (props) => menu.show(props),
              onUpdate: (props) => menu.show(props),
              onKeyDown: (props) => menu.key(props),
              onExit: () => menu.close(),
            };
          },
        }),
      ];
    },
  });
}
