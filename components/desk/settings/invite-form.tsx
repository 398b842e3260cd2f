"use client";
// Inviting somebody: name, address, role and bureaus; the answer is a link by which they choose their own password.
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useLeaveGuard } from "#components/desk/leave-guard.ts";
import { roleWords } from "#components/desk/role-words.ts";
import { type Role, roles } from "#lib/newsroom/article.ts";
import { BureauBoxes } from "./bureau-boxes.tsx";
import type { LinkAnswer } from "./link-answer.ts";
import { LinkBox } from "./link-box.tsx";
import { noAnswer } from "./settings-answer.ts";

type Named = Readonly<{ slug: string; name: string }>;
type Invite = (
  input: Readonly<{ email: string; name: string; role: Role; bureaus: readonly string[] }>,
) => Promise<LinkAnswer>;

export function InviteButton({
  bureaus,
  zone,
  invite,
}: Readonly<{ bureaus: readonly Named[]; zone: string; invite: Invite }>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="user-plus" tone="primary" onClick={() => setOpen(true)}>
        Invite somebody
      </Button>
      <Dialog open={open} title="Invite somebody" onClose={() => setOpen(false)}>
        <InviteForm bureaus={bureaus} zone={zone} invite={invite} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function InviteForm({
  bureaus,
  zone,
  invite,
  onClose,
}: Readonly<{ bureaus: readonly Named[]; zone: string; invite: Invite; onClose: () => void }>) {
  const id = useId();
  const router = useRouter();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("reporter");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<LinkAnswer | null>(null);
  const typed = name.trim() !== "" || email.trim() !== "" || chosen.length > 0;
  useLeaveGuard(typed && answer?.ok !== true, "this invitation");
  const problem = (field: string) =>
    answer !== null && !answer.ok ? (answer.problems[field] ?? null) : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const heard = await invite({ email, name, role, bureaus: chosen }).catch((): LinkAnswer => ({
      ok: false,
      sentence: noAnswer.ok ? "" : noAnswer.sentence,
      problems: {},
    }));
    setBusy(false);
    setAnswer(heard);
    if (heard.ok) router.refresh();
  }

  if (answer?.ok) {
    return (
      <div className="grid gap-4">
        <Notice tone="done" title={`${name.trim()} is invited.`}>
          With this link they choose a password and can sign in. The chiefs are told that you invited them,
          and again when the link is used.
        </Notice>
        <LinkBox label="Link for this person" link={answer.link} until={{ at: answer.expiresAt, zone }} />
        <div className="flex justify-end">
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <TextField
        id={`${id}-name`}
        label="Name"
        hint="As readers see it in a byline."
        value={name}
        maxLength={80}
        autoComplete="off"
        problem={problem("name")}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        id={`${id}-email`}
        label="Email"
        type="email"
        value={email}
        maxLength={254}
        autoComplete="off"
        problem={problem("email")}
        onChange={(event) => setEmail(event.target.value)}
      />
      <SelectField
        id={`${id}-role`}
        label="Role"
        value={role}
        onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? role)}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {roleWords[one]}
          </option>
        ))}
      </SelectField>
      <BureauBoxes bureaus={bureaus} chosen={chosen} problem={problem("bureaus")} onChange={setChosen} />
      {answer === null ? null : <Notice tone="problem" title={answer.sentence} />}
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" tone="primary" aria-disabled={busy}>
          {busy ? "Inviting…" : "Invite"}
        </Button>
      </div>
    </form>
  );
}
