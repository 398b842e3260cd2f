// Who takes an article out of the vault: one person asks, another agrees, and both may do it at the moment when it leaves.
import type { Article } from "./article.ts";
import type { Facts } from "./decision.ts";
import { mayNot } from "./permissions.ts";

/** Somebody who may still do so has asked for the article to leave the vault. */
export function asksToLeave(article: Article, { vaultAsker }: Pick<Facts, "vaultAsker">): boolean {
  return (
    article.vaultLeaveBy !== null &&
    vaultAsker !== null &&
    mayNot(vaultAsker, "leave-vault", article) === null
  );
}

/** The same letters, however they were typed: an accent may be a letter of its own or part of one. */
export function sameSlugline(typed: string, stands: string): boolean {
  return typed.trim().normalize("NFC") === stands.trim().normalize("NFC");
}
