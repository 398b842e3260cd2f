// Below a revision that somebody without an account reviews: what was said, and a plain form to say more.
import type { ReactElement } from "react";
import type { Site } from "#lib/newsroom/readers.ts";
import { Moment } from "./moment.tsx";

export type ReviewSaid =
  | Readonly<{ kind: "done" }>
  | Readonly<{ kind: "refused"; sentence: string; name: string; text: string }>
  | null;

type Reply = Readonly<{
  verdict: "comment" | "signed-off" | "objects";
  name: string;
  text: string;
  at: Date;
}>;

type ReviewDeskProps = Readonly<{
  grants: "view" | "comment" | "sign-off";
  until: Date;
  replies: readonly Reply[];
  site: Site;
  said: ReviewSaid;
}>;

const verdicts: Readonly<Record<Reply["verdict"], string>> = {
  comment: "Comment",
  "signed-off": "Signed off",
  objects: "Does not agree",
};

export function ReviewDesk({ grants, until, replies, site, said }: ReviewDeskProps): ReactElement {
  const typed = said?.kind === "refused" ? said : null;
  return (
    <section className="review-desk" id="replies" aria-label="Review">
      <h2>Review</h2>
      {said?.kind === "done" && <output>Sent. The newsroom has it. Thank you.</output>}
      {typed !== null && <p role="alert">{typed.sentence}</p>}
      {replies.length > 0 && (
        <ol>
          {replies.map((reply) => (
            <li key={reply.at.getTime()}>
              <p>
                <strong>{verdicts[reply.verdict]}</strong>, {reply.name},{" "}
                <Moment at={reply.at} frame={site} />
              </p>
              {reply.text !== "" && <p className="review-text">{reply.text}</p>}
            </li>
          ))}
        </ol>
      )}
      {grants === "view" ? (
        <p>
          This link is for reading alone, until <Moment at={until} frame={site} />.
        </p>
      ) : (
        <form method="post">
          <label>
            Your name
            <input name="name" maxLength={80} required autoComplete="name" defaultValue={typed?.name ?? ""} />
          </label>
          <label>
            {grants === "sign-off" ? "What you want to say, if anything" : "What you want to say"}
            <textarea
              name="text"
              rows={6}
              maxLength={5000}
              required={grants !== "sign-off"}
              defaultValue={typed?.text ?? ""}
            />
          </label>
          <p className="review-ways">
            {/* The first one, because it is what Enter in the field above presses. */}
            <button name="verdict" value="comment">
              Send as a comment
            </button>
            {grants === "sign-off" && (
              <>
                <button name="verdict" value="signed-off" className="review-yes">
                  Sign off this revision
                </button>
                <button name="verdict" value="objects">
                  I don’t agree
                </button>
              </>
            )}
          </p>
          <p className="review-small">
            What you send stays with this revision. The link is good until <Moment at={until} frame={site} />.
          </p>
        </form>
      )}
    </section>
  );
}
