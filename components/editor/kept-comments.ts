// Words that are cut and pasted in one editor keep what people said about them. Markup from the clipboard brings no comment
// along, because it may be forged; what was cut is remembered here, beside the clipboard, and only a comment that has no
// other words left comes back with it.
import { Extension } from "@tiptap/core";
import { Fragment, Slice, type Mark, type Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";

const isComment = (mark: Mark): boolean => mark.type.name === "comment";

/** One letter and the comments on it. */
type Letter = Readonly<{ letter: string; comments: readonly Mark[] }>;

/** The letters as the clipboard has them: without those that somebody suggests to delete. */
function lettersOf(content: Fragment): Letter[] {
  const letters: Letter[] = [];
  content.descendants((node) => {
    if (node.text === undefined || node.marks.some((mark) => mark.type.name === "deletion")) return;
    const comments = node.marks.filter(isComment);
    for (let at = 0; at < node.text.length; at += 1) letters.push({ letter: node.text.charAt(at), comments });
  });
  return letters;
}

/** The same content with these comments on its letters, which are as many. */
function withComments(content: Fragment, letters: readonly Letter[]): Fragment {
  let next = 0;
  const marked = (node: Node): Node[] => {
    if (node.text === undefined) return [node.copy(Fragment.from(node.children.flatMap(marked)))];
    const parts: Node[] = [];
    let start = 0;
    for (let at = 1; at <= node.text.length; at += 1) {
      const { comments } = letters[next + start] ?? { comments: [] };
      if (at < node.text.length && letters[next + at]?.comments === comments) continue;
      const marks = comments.reduce((set, mark) => mark.addToSet(set), node.marks);
      parts.push(node.cut(start, at).mark(marks));
      start = at;
    }
    next += node.text.length;
    return parts;
  };
  return Fragment.from(content.content.flatMap(marked));
}

/** What is pasted, with the comments of what was cut if it is that and `doc` has nothing else that carries them. */
export function keepComments(pasted: Slice, cut: Slice | null, doc: Node): Slice {
  if (cut === null) return pasted;
  const letters = lettersOf(cut.content);
  const said = (all: readonly Letter[]) => all.map(({ letter }) => letter).join("");
  if (said(letters) !== said(lettersOf(pasted.content))) return pasted;
  const elsewhere = new Set<unknown>();
  doc.descendants((node) => {
    for (const mark of node.marks) if (isComment(mark)) elsewhere.add(mark.attrs["id"]);
  });
  const lost = new Map<readonly Mark[], readonly Mark[]>();
  for (const { comments } of letters)
    if (!lost.has(comments))
      lost.set(
        comments,
        comments.filter((mark) => !elsewhere.has(mark.attrs["id"])),
      );
  if ([...lost.values()].every((comments) => comments.length === 0)) return pasted;
  const kept = letters.map(({ letter, comments }) => ({ letter, comments: lost.get(comments) ?? [] }));
  return new Slice(withComments(pasted.content, kept), pasted.openStart, pasted.openEnd);
}

export const keptComments = Extension.create({
  name: "keptComments",
  addProseMirrorPlugins() {
    let cut: Slice | null = null;
    return [
      new Plugin({
        props: {
          transformCopied: (slice) => (cut = slice),
          transformPasted: (slice, view) => keepComments(slice, cut, view.state.doc),
        },
      }),
    ];
  },
});
