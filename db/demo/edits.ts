// Applies what somebody changed in a demo story after its first publication.
import type { Block, Edit, Story } from "./story.ts";

/**
 * The story with its edits made. Throws when a replaced text doesn't occur exactly once, because a demo story
 * whose correction changes nothing would show readers a note about nothing.
 */
export function withEdits(story: Story, edits: readonly Edit[]): Story {
  return edits.reduce(withEdit, story);
}

function withEdit(story: Story, edit: Edit): Story {
  if ("append" in edit) return { ...story, body: [...story.body, ...edit.append] };
  let found = 0;
  const swap = (text: string) => {
    found += text.split(edit.from).length - 1;
    return text.replace(edit.from, () => edit.to);
  };
  const changed: Story = {
    ...story,
    kicker: swap(story.kicker),
    headline: swap(story.headline),
    standfirst: swap(story.standfirst),
    dateline: swap(story.dateline),
    body: story.body.map((block) => withSwap(block, swap)),
  };
  if (found !== 1)
    throw new Error(`${story.key}: “${edit.from}” occurs ${found} times; an edit needs exactly one`);
  return changed;
}

function withSwap(block: Block, swap: (text: string) => string): Block {
  if (typeof block === "string") return swap(block);
  switch (block.kind) {
    case "heading":
    case "blockquote":
    case "pull-quote":
      return { ...block, text: swap(block.text) };
    case "list":
      return { ...block, items: block.items.map(swap) };
    case "table":
      return { ...block, rows: block.rows.map((row) => row.map(swap)) };
    case "fact-box":
      return { ...block, blocks: block.blocks.map((inner) => withSwap(inner, swap)) };
    case "figure":
      return { ...block, caption: swap(block.caption) };
    case "gallery":
      return { ...block, figures: block.figures.map((one) => ({ ...one, caption: swap(one.caption) })) };
    case "related":
      return block;
  }
}
