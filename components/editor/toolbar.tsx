"use client";
// The commands in reach of the mouse and the thumb. One tab stop; arrows move inside, as the toolbar pattern asks.
import { useEffect, useReducer, useRef, type KeyboardEvent } from "react";
import type { Editor } from "@tiptap/core";
import { askingCommands, blockCommands, type Asking } from "./commands.ts";
import { useOfferedCommands } from "./offered-commands.ts";

type ToolbarProps = Readonly<{ editor: Editor; onAsk: (asking: Asking) => void; onFind: () => void }>;

const tool =
  "min-h-8 rounded-md px-2 text-sm text-ink-soft lg:px-1.5 lg:text-[0.8125rem] hover:bg-sunken hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent disabled:opacity-40 pointer-coarse:min-h-11";

/** Blocks that a table's cell may hold, by their command's name. */
const inCells: ReadonlySet<string> = new Set(["Text", "Bulleted list", "Numbered list"]);

export function Toolbar({ editor, onAsk, onFind }: ToolbarProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const bar = useRef<HTMLDivElement>(null);
  useOfferedCommands(editor, onAsk);

  useEffect(() => {
    editor.on("selectionUpdate", redraw);
    editor.on("update", redraw);
    return () => {
      editor.off("selectionUpdate", redraw);
      editor.off("update", redraw);
    };
  }, [editor]);

  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const buttons = [...(bar.current?.querySelectorAll<HTMLButtonElement>("button:not(:disabled)") ?? [])];
    const at = buttons.findIndex((one) => one === document.activeElement);
    if (step === 0 || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
    next?.focus();
  };

  const inTable = editor.isActive("table");
  // A cell holds text and lists, and what else is put in goes below the table: its own tools take that place.
  const blocks = inTable ? blockCommands.filter(({ name }) => inCells.has(name)) : blockCommands;
  return (
    <div
      ref={bar}
      role="toolbar"
      tabIndex={-1}
      aria-label="Formatting"
      aria-controls="article-body"
      onKeyDown={move}
      className="below-bar sticky z-10 flex gap-0.5 overflow-x-auto border-y border-line bg-canvas py-1 lg:flex-wrap"
    >
      <button
        type="button"
        className={`${tool} font-bold`}
        aria-pressed={editor.isActive("bold")}
        onClick={() => void editor.chain().focus().toggleBold().run()}
      >
        Bold
      </button>
      <button
        type="button"
        tabIndex={-1}
        className={`${tool} italic`}
        aria-pressed={editor.isActive("italic")}
        onClick={() => void editor.chain().focus().toggleItalic().run()}
      >
        Italic
      </button>
      <button
        type="button"
        tabIndex={-1}
        className={tool}
        aria-pressed={editor.isActive("link")}
        onClick={() => onAsk("link")}
      >
        Link
      </button>
      <span className="mx-1 w-px shrink-0 bg-line" aria-hidden="true" />
      {blocks.map((command) => (
        <button
          key={command.name}
          type="button"
          tabIndex={-1}
          className={`${tool} whitespace-nowrap`}
          aria-pressed={command.isActive(editor)}
          onClick={() => command.run(editor)}
        >
          {command.name}
        </button>
      ))}
      {(inTable ? [] : askingCommands).map((command) => (
        <button
          key={command.name}
          type="button"
          tabIndex={-1}
          className={`${tool} whitespace-nowrap`}
          onClick={() => onAsk(command.asks)}
        >
          <ToolName name={command.name} />
        </button>
      ))}
      <span className="mx-1 w-px shrink-0 bg-line" aria-hidden="true" />
      <button type="button" tabIndex={-1} className={tool} title="Find and replace" onClick={onFind}>
        Find
      </button>
      {inTable ? <TableTools editor={editor} onAsk={onAsk} /> : null}
    </div>
  );
}

/** The whole name for who listens; where all tools stand beside each other, what says the least is not drawn. */
function ToolName({ name }: Readonly<{ name: string }>) {
  const [what, where] = name.split(" from the ");
  if (where === undefined) return name;
  return (
    <>
      {what}
      <span className="lg:sr-only"> from the</span> {where}
    </>
  );
}

function TableTools({ editor, onAsk }: Pick<ToolbarProps, "editor" | "onAsk">) {
  const tools: readonly (readonly [string, () => void])[] = [
    ["Caption", () => onAsk("table-caption")],
    ["Header row", () => void editor.chain().focus().toggleHeaderRow().run()],
    ["Header column", () => void editor.chain().focus().toggleHeaderColumn().run()],
    ["Row below", () => void editor.chain().focus().addRowAfter().run()],
    ["Column right", () => void editor.chain().focus().addColumnAfter().run()],
    ["Remove row", () => void editor.chain().focus().deleteRow().run()],
    ["Remove column", () => void editor.chain().focus().deleteColumn().run()],
    ["Remove table", () => void editor.chain().focus().deleteTable().run()],
  ];
  return (
    <>
      <span className="mx-1 w-px shrink-0 bg-line" aria-hidden="true" />
      {tools.map(([name, run]) => (
        <button key={name} type="button" tabIndex={-1} className={`${tool} whitespace-nowrap`} onClick={run}>
          {name}
        </button>
      ))}
    </>
  );
}
