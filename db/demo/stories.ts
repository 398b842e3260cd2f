// Every story of the demo newsroom, oldest first: the order in which they are played, so that a story can relate to older ones.
import { americas1 } from "./americas-1.ts";
import { americas2 } from "./americas-2.ts";
import { asia1 } from "./asia-1.ts";
import { asia2 } from "./asia-2.ts";
import { desk1 } from "./desk-1.ts";
import { desk2 } from "./desk-2.ts";
import { europe1 } from "./europe-1.ts";
import { europe2 } from "./europe-2.ts";
import { features1 } from "./features-1.ts";
import { interviews1 } from "./interviews-1.ts";
import { investigations1 } from "./investigations-1.ts";
import type { Story } from "./story.ts";
import { translations1 } from "./translations-1.ts";

export const stories: readonly Story[] = [
  ...americas1,
  ...americas2,
  ...asia1,
  ...asia2,
  ...europe1,
  ...europe2,
  ...features1,
  ...interviews1,
  ...investigations1,
  ...desk1,
  ...desk2,
  ...translations1,
].toSorted((a, b) => b.hoursAgo - a.hoursAgo);
