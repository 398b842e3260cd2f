"use client";
// What the paper says of itself, what crawlers may do, and whom the site tells of every change.
import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextArea, TextField } from "#components/ui/field.tsx";
import type { ConventionsDraft } from "#lib/newsroom/conventions.ts";
import {
  aiCrawlers,
  crawlerPolicies,
  type CrawlerPolicy,
  crawlerPolicyWords,
} from "#lib/newsroom/crawlers.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";
import { problemOf } from "./use-deed.ts";
import { useDraft } from "./use-draft.ts";

type ConventionsFormProps = Readonly<{
  conventions: ConventionsDraft;
  indexNowKey: string;
  seal: string;
  save: (input: Readonly<{ draft: ConventionsDraft; seen: string }>) => Promise<SettingsAnswer>;
}>;

function Group({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4 first:border-t-0 first:pt-0">
      <legend className="sr-only">{title}</legend>
      <p aria-hidden="true" className="font-semibold">
        {title}
      </p>
      {children}
    </fieldset>
  );
}

const policyOf = (value: string): CrawlerPolicy => crawlerPolicies.find((one) => one === value) ?? "allow";

export function ConventionsForm({ conventions, indexNowKey, seal, save }: ConventionsFormProps) {
  const id = useId();
  const form = useDraft(conventions, seal, "the publishing settings");
  const { draft, change, changed, answer, busy } = form;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    await form.save((sent, seen) => save({ draft: sent, seen }));
  }

  /** What every field of words needs. */
  const field = (
    name: "about" | "ethics" | "adsTxt" | "securityContact" | "webSubHub" | "indexNowEndpoint",
  ) => ({
    id: `${id}-${name}`,
    value: draft[name],
    problem: problemOf(answer, name),
    onChange: (event: Readonly<{ target: { value: string } }>) =>
      change({ ...draft, [name]: event.target.value }),
  });
  const box = (name: "webSub" | "indexNow", words: string) => (
    <label className="flex min-h-6 items-center gap-2">
      <input
        type="checkbox"
        className="size-4"
        checked={draft[name]}
        onChange={(event) => change({ ...draft, [name]: event.target.checked })}
      />
      {words}
    </label>
  );

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid max-w-xl gap-5">
      <Group title="Words about the paper">
        <TextArea
          {...field("about")}
          label="About us"
          hint="Who makes the paper and how to reach them. An empty line begins a paragraph, ## a heading. Empty: no page."
          rows={8}
        />
        <TextArea
          {...field("ethics")}
          label="Ethics"
          hint="The principles by which you report. Search engines are told that they stand here."
          rows={8}
        />
      </Group>
      <Group title="Crawlers and advertising">
        <SelectField
          id={`${id}-crawlers`}
          label="Crawlers of artificial intelligence"
          hint={`robots.txt names ${aiCrawlers.length} of them. It keeps away those that keep to it.`}
          value={draft.aiCrawlers}
          problem={problemOf(answer, "aiCrawlers")}
          onChange={(event) => change({ ...draft, aiCrawlers: policyOf(event.target.value) })}
        >
          {crawlerPolicies.map((policy) => (
            <option key={policy} value={policy}>
              {crawlerPolicyWords[policy]}
            </option>
          ))}
        </SelectField>
        <TextArea
          {...field("adsTxt")}
          label="ads.txt"
          hint="Who may sell your advertising, one a line: exchange.example, account, DIRECT. Empty: none is served."
          className="font-mono"
          rows={4}
        />
        <TextField
          {...field("securityContact")}
          label="Security contact"
          hint="Where weaknesses of the site are reported: an email address or a page, for security.txt. Empty: security@ at the site’s own address."
          autoComplete="off"
        />
      </Group>
      <Group title="Telling others of changes">
        {box("webSub", "Tell feed readers at once (WebSub)")}
        <TextField
          {...field("webSubHub")}
          label="Hub"
          hint="Feeds name it, and it is told of every publication, change and kill."
          type="url"
          autoComplete="off"
        />
        {box("indexNow", "Tell search engines at once (IndexNow)")}
        <TextField
          {...field("indexNowEndpoint")}
          label="Address for IndexNow"
          hint={
            indexNowKey === ""
              ? "The site’s key is made when you switch it on."
              : `Search engines know the site by the file /${indexNowKey}.txt.`
          }
          type="url"
          autoComplete="off"
        />
      </Group>
      <AnswerNotice answer={answer} changedSince={changed && !busy} />
      <div>
        <Button type="submit" tone="primary" aria-disabled={busy}>
          {busy ? "Saving…" : "Save the publishing settings"}
        </Button>
      </div>
    </form>
  );
}
