"use client";
// Links for reviewers without an account: make one for a revision, take one back, read what was said.
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useLeaveGuard } from "./leave-guard.ts";
import { AnswerNotice } from "./settings/answer-notice.tsx";
import type { LinkAnswer } from "./settings/link-answer.ts";
import { LinkBox } from "./settings/link-box.tsx";
import type { SettingsAnswer } from "./settings/settings-answer.ts";
import { useDeed } from "./settings/use-deed.ts";

type Grants = "view" | "comment" | "sign-off";

export type ShownLink = Readonly<{
  id: string;
  revision: number;
  grants: Grants;
  forName: string;
  made: string;
  state: string;
  open: boolean;
  used: string;
  replies: readonly Readonly<{
    verdict: "comment" | "signed-off" | "objects";
    name: string;
    text: string;
    at: string;
  }>[];
}>;

type LinkDeeds = Readonly<{
  make: (
    input: Readonly<{ articleId: number; revision: number; grants: Grants; forName: string; days: number }>,
  ) => Promise<LinkAnswer>;
  takeBack: (input: Readonly<{ articleId: number; linkId: string }>) => Promise<SettingsAnswer>;
}>;

const grantWords: Readonly<Record<Grants, string>> = {
  view: "Read",
  comment: "Read and comment",
  "sign-off": "Read, comment and sign off",
};

const verdictLooks: Readonly<
  Record<ShownLink["replies"][number]["verdict"], readonly [word: string, tone: BadgeTone, icon: IconName]>
> = {
  comment: ["Comment", "draft", "message-square"],
  "signed-off": ["Signed off", "live", "stamp"],
  objects: ["Does not agree", "killed", "octagon-x"],
};

export function ReviewLinks({
  articleId,
  mayShare,
  zone,
  revisions,
  links,
  deeds,
}: Readonly<{
  articleId: number;
  mayShare: boolean;
  zone: string;
  revisions: readonly Readonly<{ number: number; word: string }>[];
  links: readonly ShownLink[];
  deeds: LinkDeeds;
}>) {
  const deed = useDeed();
  const [asked, setAsked] = useState<ShownLink | null>(null);
  return (
    <div className="grid gap-6">
      <TakeBack
        link={asked}
        onCancel={() => setAsked(null)}
        onConfirm={(link) => {
          setAsked(null);
          void deed.run(() => deeds.takeBack({ articleId, linkId: link.id }));
        }}
      />
      {mayShare ? (
        revisions.length === 0 ? (
          <p className="rounded-lg border border-dashed border-line-strong p-4">
            There is no revision to share yet. Save a named version on the history page, or submit the text.
          </p>
        ) : (
          <LinkForm articleId={articleId} zone={zone} revisions={revisions} make={deeds.make} />
        )
      ) : null}
      <section aria-labelledby="links" className="grid gap-2">
        <h2 id="links" className="font-semibold">
          Links
        </h2>
        <AnswerNotice answer={deed.answer} />
        {links.length === 0 ? <p className="text-ink-soft">Nobody outside has seen this article.</p> : null}
        <ul className="grid gap-3">
          {links.map((link) => (
            <li key={link.id} className="grid gap-2 rounded-lg border border-line bg-surface p-3">
              <div className="flex flex-wrap items-start justify-between gap-2">
                <div>
                  <p className="font-medium">
                    {link.forName}, revision {link.revision}
                  </p>
                  <p className="text-ink-soft">
                    {grantWords[link.grants]} · {link.state} · {link.used} · made by {link.made}
                  </p>
                </div>
                {mayShare && link.open ? (
                  <Button aria-disabled={deed.busy} onClick={() => setAsked(link)}>
                    Take back<span className="sr-only"> the link for {link.forName}</span>
                  </Button>
                ) : null}
              </div>
              {link.replies.map((reply) => {
                const [word, tone, icon] = verdictLooks[reply.verdict];
                return (
                  <div key={reply.at + reply.text} className="grid gap-1 border-t border-line pt-2">
                    <p className="flex flex-wrap items-center gap-2 text-ink-soft">
                      <Badge tone={tone} icon={icon}>
                        {word}
                      </Badge>
                      {reply.name}, {reply.at}
                    </p>
                    {reply.text === "" ? null : (
                      <p className="whitespace-pre-line wrap-anywhere">{reply.text}</p>
                    )}
                  </div>
                );
              })}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function TakeBack({
  link,
  onCancel,
  onConfirm,
}: Readonly<{
  link: ShownLink | null;
  onCancel: () => void;
  onConfirm: (link: ShownLink) => void;
}>) {
  return (
    <Dialog
      open={link !== null}
      title={link === null ? "" : `Take back the link for ${link.forName}?`}
      onClose={onCancel}
    >
      <p className="text-sm text-ink-soft">
        It opens nothing any more, for good. What was said through it stays here. To let them read again, make
        a new link.
      </p>
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button tone="danger" onClick={() => link !== null && onConfirm(link)}>
          Take it back
        </Button>
      </div>
    </Dialog>
  );
}

function LinkForm({
  articleId,
  zone,
  revisions,
  make,
}: Readonly<{
  articleId: number;
  zone: string;
  revisions: readonly Readonly<{ number: number; word: string }>[];
  make: LinkDeeds["make"];
}>) {
  const id = useId();
  const router = useRouter();
  const [revision, setRevision] = useState(revisions[0]?.number ?? 0);
  const [grants, setGrants] = useState<Grants>("comment");
  const [forName, setForName] = useState("");
  const [days, setDays] = useState(7);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<LinkAnswer | null>(null);
  /** For whom the last one was made: the name stays in its field. */
  const [made, setMade] = useState("");
  useLeaveGuard(forName.trim() !== "" && forName !== made, "the link for a reviewer");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const heard = await make({ articleId, revision, grants, forName, days }).catch((): LinkAnswer => ({
      ok: false,
      sentence: "The server can’t be reached. Nothing you typed is lost: try again in a few seconds.",
      problems: {},
    }));
    setBusy(false);
    setAnswer(heard);
    if (!heard.ok) return;
    setMade(forName);
    router.refresh();
  }
  return (
    <form
      onSubmit={(event) => void submit(event)}
      noValidate
      className="grid gap-4 rounded-lg border border-line bg-surface p-4"
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          id={`${id}-for`}
          label="For"
          hint="Who is to read it: “Dr Osei, for the figures”."
          value={forName}
          maxLength={80}
          autoComplete="off"
          problem={answer !== null && !answer.ok ? answer.problems["forName"] : null}
          onChange={(event) => setForName(event.target.value)}
        />
        <SelectField
          id={`${id}-revision`}
          label="Revision"
          value={revision}
          onChange={(event) => setRevision(Number(event.target.value))}
        >
          {revisions.map((one) => (
            <option key={one.number} value={one.number}>
              {one.word}
            </option>
          ))}
        </SelectField>
        <SelectField
          id={`${id}-grants`}
          label="May"
          value={grants}
          onChange={(event) =>
            setGrants(
              event.target.value === "view" || event.target.value === "sign-off"
                ? event.target.value
                : "comment",
            )
          }
        >
          {(Object.keys(grantWords) as Grants[]).map((one) => (
            <option key={one} value={one}>
              {grantWords[one]}
            </option>
          ))}
        </SelectField>
        <SelectField
          id={`${id}-days`}
          label="Good for"
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          <option value={1}>1 day</option>
          <option value={3}>3 days</option>
          <option value={7}>7 days</option>
          <option value={30}>30 days</option>
        </SelectField>
      </div>
      {answer === null ? null : answer.ok ? (
        <LinkBox label="Link for this reviewer" link={answer.link} until={{ at: answer.expiresAt, zone }} />
      ) : (
        <Notice tone="problem" title={answer.sentence} />
      )}
      <div>
        <Button type="submit" tone="primary" icon="link" aria-disabled={busy}>
          {busy ? "Making…" : "Make a link"}
        </Button>
      </div>
    </form>
  );
}
