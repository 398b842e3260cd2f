"use client";
// Each kind of notice with its way by mail. A choice is kept as it is made; what was told before goes as it was to go then.
import { useId } from "react";
import { AnswerNotice } from "#components/desk/settings/answer-notice.tsx";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { type Deed, useDeed } from "#components/desk/settings/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { inputClass, SelectField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Role } from "#lib/newsroom/article.ts";
import {
  mailChoices,
  noticeKinds,
  noticeRules,
  type MailChoice,
  type NoticeKind,
} from "#lib/newsroom/notice-kinds.ts";

export type NoticeDeeds = Readonly<{
  setMail: (wish: Readonly<{ kind: NoticeKind; mail: MailChoice }>) => Promise<SettingsAnswer>;
  setDigestHour: (wish: Readonly<{ hour: number }>) => Promise<SettingsAnswer>;
  allToDigest: () => Promise<SettingsAnswer>;
}>;

type SettingsProps = Readonly<{
  role: Role;
  choices: Readonly<{ mail: Readonly<Record<NoticeKind, MailChoice>>; digestHour: number }>;
  zone: string;
  email: string;
  mailIsOn: boolean;
  deeds: NoticeDeeds;
}>;

const choiceWords: Readonly<Record<MailChoice, string>> = {
  "at-once": "At once",
  digest: "In the daily mail",
  never: "Not by mail",
};

const hours = Array.from({ length: 24 }, (_, hour) => hour);

export function NoticeSettings({ role, choices, zone, email, mailIsOn, deeds }: SettingsProps) {
  const deed = useDeed();
  const reaching = noticeKinds.filter((kind) => {
    const roles: readonly Role[] = noticeRules[kind].roles;
    return roles.includes(role);
  });
  const alarms = reaching.filter((kind) => noticeRules[kind].urgent);
  const others = reaching.filter((kind) => !noticeRules[kind].urgent);
  const list = (kinds: readonly NoticeKind[]) => (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {kinds.map((kind) => (
        <KindLine key={kind} kind={kind} chosen={choices.mail[kind]} deed={deed} deeds={deeds} />
      ))}
    </ul>
  );
  return (
    <div className="grid gap-6">
      <div className="grid gap-1">
        <h1 className="text-base font-semibold">How you are told</h1>
        <p className="text-ink-soft">
          In the newsroom always, beside the bell. By mail to {email} as you choose here.
        </p>
      </div>
      {mailIsOn ? null : (
        <Notice tone="warning" title="Mail is off on this server." live={false}>
          You are told in the newsroom alone. Your choices are kept for the day that mail is set up.
        </Notice>
      )}
      <section aria-labelledby="daily" className="grid gap-3">
        <h2 id="daily" className="font-semibold">
          Daily mail
        </h2>
        <div className="flex flex-wrap items-end gap-3">
          <div className="w-44">
            <SelectField
              id="digest-hour"
              label="Hour"
              hint={`Time in ${zone.replaceAll("_", " ")}`}
              value={choices.digestHour}
              onChange={(event) => {
                const hour = Number(event.target.value);
                void deed.run(() => deeds.setDigestHour({ hour }));
              }}
            >
              {hours.map((hour) => (
                <option key={hour} value={hour}>
                  {String(hour).padStart(2, "0")}:00
                </option>
              ))}
            </SelectField>
          </div>
          <Button
            icon="mail"
            className="sm:mb-5"
            aria-disabled={deed.busy}
            onClick={() => void deed.run(() => deeds.allToDigest())}
          >
            Everything in the daily mail
          </Button>
        </div>
        <p className="text-ink-soft">
          One mail with what you haven’t read by then. None comes when there is nothing.
        </p>
      </section>
      <AnswerNotice answer={deed.answer} />
      {others.length === 0 ? null : (
        <section aria-labelledby="work" className="grid gap-3">
          <h2 id="work" className="font-semibold">
            Work
          </h2>
          {list(others)}
        </section>
      )}
      {alarms.length === 0 ? null : (
        <section aria-labelledby="alarms" className="grid gap-3">
          <h2 id="alarms" className="font-semibold">
            Alarms
          </h2>
          <p className="text-ink-soft">They stand on every screen until you have read them.</p>
          {list(alarms)}
        </section>
      )}
    </div>
  );
}

type LineProps = Readonly<{ kind: NoticeKind; chosen: MailChoice; deed: Deed; deeds: NoticeDeeds }>;

function KindLine({ kind, chosen, deed, deeds }: LineProps) {
  const id = useId();
  const { label, when, icon, urgent } = noticeRules[kind];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5">
      <Icon name={icon} className={urgent ? "text-killed" : "text-ink-faint"} />
      <div className="min-w-0 grow basis-60">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-when`} className="text-ink-soft">
          {when}
        </p>
      </div>
      <span className="w-full sm:w-44">
        <select
          id={id}
          aria-describedby={`${id}-when`}
          className={inputClass}
          value={chosen}
          onChange={(event) => {
            const mail = mailChoices.find((one) => one === event.target.value) ?? chosen;
            void deed.run(() => deeds.setMail({ kind, mail }));
          }}
        >
          {mailChoices.map((one) => (
            <option key={one} value={one}>
              {choiceWords[one]}
            </option>
          ))}
        </select>
      </span>
    </li>
  );
}
