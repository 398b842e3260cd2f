// A link that is shown once: whoever has it may choose the password.
export type LinkAnswer = Readonly<
  | {
      ok: true;
      link: string;
      /** ISO 8601, UTC. */
      expiresAt: string;
    }
  | { ok: false; sentence: string; problems: Readonly<Record<string, string>> }
>;
