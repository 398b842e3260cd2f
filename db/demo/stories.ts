// Every story of the demo newsroom, oldest first: the order in which they are played, so that a story can relate to older ones.
import { americas1 } from "./americas-1.ts";
import { asia1 } from "./asia-1.ts";
import type { Story } from "./story.ts";

export const stories: readonly Story[] = [...americas1, ...asia1].toSorted((a, b) => b.hoursAgo - a.hoursAgo);
