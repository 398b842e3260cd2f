// What the health screen hears of a look at the site.

export type ShownCheck = Readonly<{
  title: string;
  /** Addresses on this site that were asked for. */
  paths: readonly string[];
  state: "fine" | "mend" | "off";
  said: string;
  findings: readonly Readonly<{ what: string; remedy: string }>[];
}>;

export type HealthAnswer = Readonly<
  | {
      ok: true;
      /** Instant of the look, ISO 8601. */
      at: string;
      checks: readonly ShownCheck[];
    }
  | { ok: false; sentence: string }
>;
