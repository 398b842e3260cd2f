// Every cell of who may do what where (newsroom.md §9), for the tests that ask them at the running server.
import {
  publications,
  roles,
  stages,
  type Actor,
  type Publication,
  type Role,
  type Stage,
} from "./article.ts";
import { articleDeeds, editRefusal, may, mayRead, topicsRefusal, type ArticleDeed } from "./permissions.ts";

export type MatrixCell = Readonly<{
  role: Role;
  deed: ArticleDeed;
  stage: Stage;
  publication: Publication;
  /** Is the article of a bureau the person belongs to? */
  inBureau: boolean;
  own: boolean;
  /** The answer of the table: by role, and for text by stage. What the workflow allows at this stage is lifecycle.ts. */
  allowed: boolean;
  /** False: every address of the article answers this person like a missing one. */
  visible: boolean;
}>;

/** Every cell of role × deed × stage × publication × bureau × own work, for tests against the real server. */
export function* rightsMatrix(): Generator<MatrixCell> {
  for (const role of roles)
    for (const stage of stages)
      for (const publication of publications)
        for (const inBureau of [true, false])
          for (const own of [true, false]) {
            const actor: Actor = { id: "actor", name: "Actor", role, bureauIds: ["home"] };
            const place = {
              bureauId: inBureau ? "home" : "abroad",
              createdBy: own ? "actor" : "somebody",
              assignedTo: null,
              bylinePersonIds: [],
              stage,
              publication,
              spiked: false,
            };
            for (const deed of Object.keys(articleDeeds) as ArticleDeed[]) {
              const allowed =
                deed === "edit-text" || deed === "upload" || deed === "restore"
                  ? editRefusal(actor, place, deed) === null
                  : deed === "set-topics"
                    ? topicsRefusal(actor, place) === null
                    : may(actor, deed, place);
              yield {
                role,
                deed,
                stage,
                publication,
                inBureau,
                own,
                allowed,
                visible: mayRead(actor, place),
              };
            }
          }
}
