// Topics: what an article is about, beside the section in which it stands. They belong to the article and are not in its hash
// (newsroom.md §2): an editor may change them on a live page without a new approval, and the log says so. Who may is
// permissions.ts.
import { isOneLine } from "./one-line.ts";
import { slugify } from "./slug.ts";
import type { SettingsProblems } from "./settings.ts";

export type Topic = Readonly<{ id: string; slug: string; name: string }>;

/** Topics of one article: more say nothing to a reader, and each is a page that its publication must change. */
export const mostTopics = 10;
export const topicNameLimit = 60;
export const topicDescriptionLimit = 500;
const slugLimit = 60;

export type TopicDraft = Readonly<{
  name: string;
  slug: string;
  description: string;
  /** Eight digits of an IPTC Media Topic; empty when there is none. */
  code: string;
}>;

/** What is wrong with a topic; nothing when it can be used. */
export function topicProblems({ name, slug, description, code }: TopicDraft): SettingsProblems {
  const problems: Readonly<Record<string, string | null>> = {
    name: nameProblem(name),
    slug:
      slug === "" || slug !== slugify(slug, slugLimit)
        ? `Use lower-case letters, digits and single hyphens only, at most ${slugLimit}, for example “${slugify(name, slugLimit) || "elections"}”.`
        : null,
    description:
      description.length > topicDescriptionLimit ? `Use at most ${topicDescriptionLimit} characters.` : null,
    code:
      code === "" || isTopicCode(code)
        ? null
        : "Write the eight digits of the IPTC Media Topic, such as 20000574, or leave it empty.",
  };
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]])),
  );
}

function nameProblem(name: string): string | null {
  if (name.trim() === "") return "Fill in the topic’s name.";
  if (name.length > topicNameLimit) return `Use at most ${topicNameLimit} characters.`;
  return isOneLine(name) ? null : "Leave out line breaks and control characters.";
}

/** The address of a new topic, made from its name; a word that fits any when nothing of it can be written in ASCII. */
export function topicSlug(name: string): string {
  return slugify(name, slugLimit) || "topic";
}

/** The form of a Media Topic: the 17 at the top end in six noughts, all others begin with 2. */
export function isTopicCode(code: string): boolean {
  return /^(?:0[1-9]000000|1[0-7]000000|2\d{7})$/.test(code);
}

/** Where the IPTC says what a Media Topic means. */
export function topicCodeUrl(code: string): string {
  return `http://cv.iptc.org/newscodes/mediatopic/${code}`;
}
