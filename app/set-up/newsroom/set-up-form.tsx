"use client";
// The set-up's form. It works without script; with script the passwords stay in their fields too when something is wrong.
import {
  type ChangeEvent,
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useState,
} from "react";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextArea, TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { makeNewsroom, type SetUpState } from "./actions.ts";

type Field = keyof SetUpState["values"];

const empty: SetUpState = { values: {}, problems: {}, trouble: null };

function Group({ title, hint, children }: Readonly<{ title: string; hint: string; children: ReactNode }>) {
  return (
    <fieldset className="grid gap-4 rounded-lg border border-line bg-surface p-5 sm:p-6">
      <legend className="float-left w-full text-lg font-semibold tracking-tight">{title}</legend>
      <p className="-mt-3 text-ink-soft">{hint}</p>
      {children}
    </fieldset>
  );
}

export function SetUpForm({ zones }: Readonly<{ zones: readonly string[] }>) {
  const [state, submit, pending] = useActionState(makeNewsroom, empty);
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({});
  // Without this React empties the form after the action, the passwords with it.
  const keepTyped = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    startTransition(() => submit(form));
  };
  const wrong = Object.keys(state.problems).length;
  const field = (name: Field) => ({
    id: name,
    name,
    required: true,
    value: typed[name] ?? state.values[name] ?? "",
    problem: state.problems[name] ?? null,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      setTyped((before) => ({ ...before, [name]: event.target.value })),
  });
  const account = (who: "chief" | "admin") => (
    <>
      <TextField label="Name" autoComplete="off" maxLength={80} {...field(`${who}Name`)} />
      <TextField
        label="Email"
        type="email"
        autoComplete="off"
        spellCheck={false}
        maxLength={254}
        {...field(`${who}Email`)}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. Four or five unrelated words make a good one."
        maxLength={1024}
        {...field(`${who}Password`)}
      />
    </>
  );

  return (
    <form action={submit} onSubmit={keepTyped} className="grid gap-5" noValidate>
      {state.trouble === null ? null : (
        <Notice tone="problem" title={state.trouble}>
          <a href="/sign-in" className="underline">
            Sign-in page
          </a>
        </Notice>
      )}
      {wrong === 0 ? null : (
        <Notice
          tone="problem"
          title={wrong === 1 ? "One field needs a look." : `${wrong} fields need a look.`}
        >
          What to do stands below each. Where a password field is empty, type it again.
        </Notice>
      )}
      <Group title="The key" hint="The console on which the server was started shows the code.">
        <TextField
          label="Code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          {...field("code")}
          className="font-mono tracking-wider"
        />
      </Group>
      <Group title="The publication" hint="What readers see, and by which clock you date your stories.">
        <TextField label="Site name" autoComplete="off" maxLength={80} {...field("siteName")} />
        <SelectField label="Time zone" {...field("zone")}>
          <option value="">Choose a zone</option>
          {zones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
        <TextField
          label="First bureau"
          hint="A team that writes and can sign a story, such as Lisbon or Americas."
          autoComplete="off"
          maxLength={80}
          {...field("bureau")}
        />
        <TextArea
          label="Sections"
          hint="One a line, in the order of the readers’ navigation: World, Politics, Arts."
          rows={4}
          {...field("sections")}
        />
      </Group>
      <Group title="The chief" hint="Acts in every bureau: approves, publishes, withdraws.">
        {account("chief")}
      </Group>
      <Group
        title="The administrator"
        hint="Manages people, bureaus and sections, and has no right over stories."
      >
        {account("admin")}
      </Group>
      <Button type="submit" tone="primary" className="min-h-11" aria-disabled={pending}>
        {pending ? "Setting up…" : "Set up the newsroom"}
      </Button>
    </form>
  );
}
