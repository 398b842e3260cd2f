// Why an older text can't be restored now, in words; null when it can. The verb itself is judged again when it is pressed.
import type { Actor, Article } from "#lib/newsroom/article.ts";
import { verbs } from "#lib/newsroom/lifecycle.ts";
import { editRefusal } from "#lib/newsroom/permissions.ts";
import { refusalText } from "#lib/newsroom/wording.ts";

export function restoreRefusal(actor: Actor, article: Article, zone: string): string | null {
  const refusal = editRefusal(actor, article, "restore");
  if (refusal !== null) return refusalText(refusal, zone);
  const stages: readonly string[] = verbs.restore.stage[0];
  return stages.includes(article.stage)
    ? null
    : refusalText(
        { kind: "not-now", why: "stage", stage: article.stage, publication: article.publication },
        zone,
      );
}
