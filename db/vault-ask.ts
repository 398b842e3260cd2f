// Whether what somebody asked of the vault still stands, as a condition: it falls with the slugline that it was asked under,
// and with the right of whoever asked (newsroom.md §4).
import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { roles } from "#lib/newsroom/article.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { article } from "./schema/articles.ts";
import { notice } from "./schema/notices.ts";
import { person } from "./schema/people.ts";

const asker = alias(person, "asker");
const reaching = (far: "all" | "bureau") => roles.filter((role) => reachOf(role, "leave-vault") === far);

/** In a query that joins the notice's article: whoever it tells of has asked, and still may. */
export const vaultAskStands = sql`exists (select from ${person} asker where ${and(
  eq(asker.id, article.vaultLeaveBy),
  eq(asker.id, notice.actorId),
  isNull(asker.disabledAt),
  or(
    inArray(asker.role, reaching("all")),
    and(
      inArray(asker.role, reaching("bureau")),
      sql`exists (select from membership m where m.person_id = asker.id and m.bureau_id = ${article.bureauId})`,
    ),
  ),
)})`;
