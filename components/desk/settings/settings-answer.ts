// What a settings screen hears of a deed: a sentence, and what is wrong with which field.
export type SettingsAnswer = Readonly<
  { ok: true; said: string } | { ok: false; sentence: string; problems: Readonly<Record<string, string>> }
>;

/** The connection broke on the way: what was typed stays, and asking again is safe. */
export const noAnswer: Extract<SettingsAnswer, { ok: false }> = {
  ok: false,
  sentence: "The server can’t be reached. Nothing you typed is lost: try again in a few seconds.",
  problems: {},
};
