// The topics that articles are given. For editors and chiefs; for everybody else it isn't there.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { TopicList } from "#components/desk/settings/topic-list.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { topicsForSettings } from "#db/topics.ts";
import { askedLine } from "#lib/document/clean-text.ts";
import { mergeTopicInto, saveTopicAs } from "./actions.ts";

export const metadata: Metadata = { title: "Topics" };

type Props = Readonly<{ searchParams: Promise<{ q?: string | string[] }> }>;

export default async function TopicsPage({ searchParams }: Props) {
  const frame = await deskFrame();
  const { q } = await searchParams;
  const words = askedLine(q, 100);
  const topics = await topicsForSettings(frame.actor, words);
  if (topics === null) notFound();
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={frame.actor} here="topics">
        <div>
          <h1 className="text-base font-semibold">Topics</h1>
          <p className="max-w-prose text-ink-soft">
            What articles are about. Each has a page and a feed for readers as soon as a live article carries
            it. They are chosen beside the text, and change a live page without a new approval.
          </p>
        </div>
        <TopicList topics={topics} words={words} deeds={{ save: saveTopicAs, merge: mergeTopicInto }} />
      </SettingsFrame>
    </DeskShell>
  );
}
