// Why the list of topics offers nothing.
import { withoutAccents } from "#lib/newsroom/spelling.ts";

/** A topic's name as it is looked for: accents and capitals don't count. */
export const plainly = (name: string): string => withoutAccents(name).toLowerCase();

type Asked = Readonly<{
  /** The newsroom could be asked. */
  reached: boolean;
  /** What was typed. */
  name: string;
  chosen: readonly Readonly<{ name: string }>[];
  mayAdd: boolean;
}>;

/** A sentence that says what to do next. */
export function nothingToAdd({ reached, name, chosen, mayAdd }: Asked): string {
  if (!reached) return "No answer came. Check the connection and type again.";
  const letters = plainly(name);
  const had =
    letters === ""
      ? undefined
      : (chosen.find((one) => plainly(one.name) === letters) ??
        chosen.find((one) => plainly(one.name).includes(letters)));
  if (had) return `“${had.name}” is one of its topics already.`;
  if (mayAdd) return "Type a name to make a topic of it.";
  return letters === "" && chosen.length > 0
    ? "There is no other topic. An editor can make one."
    : "No topic of that name. An editor can make one.";
}
