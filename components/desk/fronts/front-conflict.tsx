// Somebody saved the front while it was being changed here: who and when, and both ways on. Nothing of either is lost, since
// every version is kept.
import { deskTime } from "#components/desk/desk-time.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Clock } from "./article-state.tsx";
import type { ShownFront } from "./front-shapes.ts";

type FrontConflictProps = Readonly<{
  shown: ShownFront;
  clock: Clock;
  busy: boolean;
  onTheirs: () => void;
  onMine: () => void;
}>;

export function FrontConflict({ shown, clock, busy, onTheirs, onMine }: FrontConflictProps) {
  const { key, number, by, at } = shown;
  const when = at === null ? "" : ` at ${deskTime(new Date(at), clock.now, clock.zone)}`;
  return (
    <Notice
      tone="warning"
      title={`${by ?? "Somebody"} saved version ${number}${when}, while you were changing this. Yours is still here, and not saved.`}
    >
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={onTheirs}>Show theirs, drop mine</Button>
        <Button aria-disabled={busy} onClick={onMine}>
          Save mine over it
        </Button>
        <Link href={`/desk/fronts/${key}/versions`} target="_blank" className={buttonClass("quiet")}>
          See what they changed
        </Link>
      </div>
    </Notice>
  );
}
