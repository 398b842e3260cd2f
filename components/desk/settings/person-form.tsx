"use client";
// One person as an administrator looks after them: role, bureaus, the door, a new password.
import { useId, useState } from "react";
import { roleWords } from "#components/desk/role-words.ts";
import { Button } from "#components/ui/button.tsx";
import { SelectField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type Role, roles } from "#lib/newsroom/article.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import { BureauBoxes } from "./bureau-boxes.tsx";
import type { LinkAnswer } from "./link-answer.ts";
import { LinkBox } from "./link-box.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";
import { useDeed } from "./use-deed.ts";

export type ShownPerson = Readonly<{
  id: string;
  name: string;
  role: Role;
  bureaus: readonly string[];
  disabled: boolean;
  /** The administrator who looks. */
  own: boolean;
}>;

export type PersonDeeds = Readonly<{
  giveRole: (input: Readonly<{ personId: string; role: Role }>) => Promise<SettingsAnswer>;
  giveBureaus: (input: Readonly<{ personId: string; bureaus: readonly string[] }>) => Promise<SettingsAnswer>;
  setDoor: (input: Readonly<{ personId: string; open: boolean }>) => Promise<SettingsAnswer>;
  offerNewPassword: (input: Readonly<{ personId: string }>) => Promise<LinkAnswer>;
}>;

const box = "grid gap-3 rounded-lg border border-line bg-surface p-4";

export function PersonForm({
  person,
  bureaus,
  zone,
  deeds,
}: Readonly<{
  person: ShownPerson;
  bureaus: readonly Readonly<{ slug: string; name: string }>[];
  zone: string;
  deeds: PersonDeeds;
}>) {
  return (
    <div className="grid max-w-xl gap-4">
      <RoleBox person={person} give={deeds.giveRole} />
      <PlacesBox person={person} bureaus={bureaus} give={deeds.giveBureaus} />
      <PasswordBox person={person} zone={zone} offer={deeds.offerNewPassword} />
      <DoorBox person={person} set={deeds.setDoor} />
    </div>
  );
}

function RoleBox({ person, give }: Readonly<{ person: ShownPerson; give: PersonDeeds["giveRole"] }>) {
  const id = useId();
  const deed = useDeed();
  const [role, setRole] = useState(person.role);
  return (
    <section className={box} aria-label="Role">
      <SelectField
        id={id}
        label="Role"
        value={role}
        hint={
          role === person.role
            ? undefined
            : person.own
              ? "You give this role to yourself: the chiefs are told at once."
              : "The chiefs are told at once."
        }
        onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? role)}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {roleWords[one]}
          </option>
        ))}
      </SelectField>
      <AnswerNotice answer={deed.answer} />
      <div>
        <Button
          aria-disabled={role === person.role || deed.busy}
          onClick={() => {
            if (role !== person.role) void deed.run(() => give({ personId: person.id, role }));
          }}
        >
          Give this role
        </Button>
      </div>
    </section>
  );
}

function PlacesBox({
  person,
  bureaus,
  give,
}: Readonly<{
  person: ShownPerson;
  bureaus: readonly Readonly<{ slug: string; name: string }>[];
  give: PersonDeeds["giveBureaus"];
}>) {
  const deed = useDeed();
  const [chosen, setChosen] = useState(person.bureaus);
  return (
    <section className={box} aria-label="Bureaus">
      <BureauBoxes bureaus={bureaus} chosen={chosen} problem={null} onChange={setChosen} />
      <AnswerNotice answer={deed.answer} />
      <div>
        <Button
          aria-disabled={deed.busy}
          onClick={() => void deed.run(() => give({ personId: person.id, bureaus: chosen }))}
        >
          Save the bureaus
        </Button>
      </div>
    </section>
  );
}

function PasswordBox({
  person,
  zone,
  offer,
}: Readonly<{ person: ShownPerson; zone: string; offer: PersonDeeds["offerNewPassword"] }>) {
  const id = useId();
  const [answer, setAnswer] = useState<LinkAnswer | null>(null);
  return (
    <section className={box} aria-labelledby={id}>
      <h2 id={id} className="font-semibold">
        New password
      </h2>
      <p className="text-ink-soft">
        Nobody but {person.own ? "you" : person.name} should know the password. A link lets them choose a new
        one; every session of theirs ends then, and their calendar’s address. The chiefs are told when you
        make it, and with {person.own ? "you" : "them"} when it is used.
      </p>
      {answer?.ok ? (
        <LinkBox label="Link for a new password" link={answer.link} until={{ at: answer.expiresAt, zone }} />
      ) : (
        <>
          {answer === null ? null : <Notice tone="problem" title={answer.sentence} />}
          <div>
            <Button
              onClick={() => {
                offer({ personId: person.id }).then(setAnswer, () =>
                  setAnswer({
                    ok: false,
                    sentence: "The server can’t be reached. Try again in a few seconds.",
                    problems: {},
                  }),
                );
              }}
            >
              Make a link
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function DoorBox({ person, set }: Readonly<{ person: ShownPerson; set: PersonDeeds["setDoor"] }>) {
  const id = useId();
  const deed = useDeed();
  const [asked, setAsked] = useState(false);
  const turn = (open: boolean) =>
    void deed.run(() => set({ personId: person.id, open })).then(() => setAsked(false));
  return (
    <section className={box} aria-labelledby={id}>
      <h2 id={id} className="font-semibold">
        Access
      </h2>
      {person.disabled ? (
        <>
          <p>{person.name} can’t sign in. What they wrote and did stays under their name.</p>
          <div>
            <Button onClick={() => turn(true)}>Let them in again</Button>
          </div>
        </>
      ) : asked ? (
        <>
          <p>
            Shut {person.name} out? They are signed out everywhere at once, and links that they made open
            nothing any more; nothing they wrote is lost.
          </p>
          <div className="flex gap-2">
            <Button tone="danger" onClick={() => turn(false)}>
              Disable
            </Button>
            <Button tone="quiet" onClick={() => setAsked(false)}>
              Cancel
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button tone="danger" onClick={() => setAsked(true)}>
            Disable this account…
          </Button>
        </div>
      )}
      <AnswerNotice answer={deed.answer} />
    </section>
  );
}
