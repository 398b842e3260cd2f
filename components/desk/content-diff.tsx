// What changed between two versions, readable: words struck and words underlined where they stand, what is the same folded away.
import type { BlockDiff, ContentDiff, DiffField, Run } from "#lib/document/diff.ts";

const fieldNames: Readonly<Record<DiffField, string>> = {
  headline: "Headline",
  kicker: "Kicker",
  standfirst: "Standfirst",
  byline: "Byline",
  dateline: "Dateline",
  slug: "Slug",
  section: "Section",
  bureau: "Bureau",
  lead: "Lead picture",
};

const blockNames: Readonly<Partial<Record<BlockDiff["type"], string>>> = {
  heading: "Heading",
  blockquote: "Quotation",
  pullQuote: "Pull quote",
  bulletList: "List",
  orderedList: "Numbered list",
  figure: "Picture",
  gallery: "Gallery",
  embed: "Embed",
  related: "Related article",
  factBox: "Fact box",
  table: "Table",
  correction: "Correction",
};

const changeNames: Readonly<Record<BlockDiff["change"], string>> = {
  same: "",
  changed: "changed",
  inserted: "new",
  deleted: "deleted",
};

/** `names` says section and bureau ids in words. Renders nothing but a sentence when nothing changed. */
export function ContentChanges({
  diff,
  names,
}: Readonly<{ diff: ContentDiff; names: ReadonlyMap<string, string> }>) {
  if (!diff.changed) return <p className="text-ink-soft">The two texts are the same, word for word.</p>;
  return (
    <div className="grid gap-4 text-base leading-relaxed">
      {diff.fields.length === 0 ? null : (
        <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
          {diff.fields.map(({ field, runs }) => (
            <div key={field} className="contents">
              <dt className="text-sm text-ink-faint">{fieldNames[field]}</dt>
              <dd className="min-w-0 break-words whitespace-pre-line">
                <Words runs={field === "section" || field === "bureau" ? named(runs, names) : runs} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="grid gap-3">
        {folded(diff.blocks).map((part) =>
          part.kind === "same" ? (
            <p key={part.key} className="text-center text-xs text-ink-faint">
              {part.count === 1 ? "One paragraph is the same" : `${part.count} paragraphs are the same`}
            </p>
          ) : (
            <Block key={part.key} block={part.block} />
          ),
        )}
      </div>
    </div>
  );
}

function Block({ block }: Readonly<{ block: BlockDiff }>) {
  const name = blockNames[block.type];
  const change = [changeNames[block.change], block.moved ? "moved" : ""]
    .filter((one) => one !== "")
    .join(", ");
  const formatOnly = block.change === "changed" && block.runs.every((run) => run.kind === "same");
  return (
    <div className="border-l-2 border-line-strong/50 pl-3">
      <p className="text-xs text-ink-faint">
        {name ?? "Paragraph"} {formatOnly ? "formatting or links changed" : change}
      </p>
      <p className="break-words whitespace-pre-line">
        <Words runs={block.runs} />
      </p>
      {block.details.length > 0 && (
        <p className="break-words whitespace-pre-line text-xs text-ink-soft">
          <Words runs={block.details} />
        </p>
      )}
    </div>
  );
}

function Words({ runs }: Readonly<{ runs: readonly Run[] }>) {
  return runs.map((run, index) => {
    const key = `${index}-${run.kind}`;
    if (run.kind === "inserted") {
      return (
        <ins
          key={key}
          className="rounded-sm bg-inserted-soft text-inserted underline decoration-2 underline-offset-2"
        >
          {run.text}
        </ins>
      );
    }
    if (run.kind === "deleted") {
      return (
        <del key={key} className="rounded-sm bg-deleted-soft text-deleted line-through">
          {run.text}
        </del>
      );
    }
    return <span key={key}>{run.text}</span>;
  });
}

/** Ids told as names, the former one struck and the present one underlined. */
function named(runs: readonly Run[], names: ReadonlyMap<string, string>): Run[] {
  const side = (other: "inserted" | "deleted") =>
    runs
      .filter((run) => run.kind !== other)
      .map((run) => run.text)
      .join("");
  const say = (id: string) => (id === "" ? "none" : (names.get(id) ?? "one that is gone"));
  return [
    { kind: "deleted", text: say(side("inserted")) },
    { kind: "same", text: " " },
    { kind: "inserted", text: say(side("deleted")) },
  ];
}

type Part = Readonly<
  { key: string } & ({ kind: "same"; count: number } | { kind: "block"; block: BlockDiff })
>;

function folded(blocks: readonly BlockDiff[]): Part[] {
  const parts: Part[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = parts.at(-1);
    if (block.change !== "same" || block.moved) parts.push({ key: String(index), kind: "block", block });
    else if (last?.kind === "same") parts[parts.length - 1] = { ...last, count: last.count + 1 };
    else parts.push({ key: String(index), kind: "same", count: 1 });
  }
  return parts;
}
