"use client";
// A front as its editors arrange it: slots with what fills them, the banner, and articles to pick from. Nothing reaches readers
// before it is saved, and what somebody else saved meanwhile is never overwritten unasked.
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { AnswerNotice } from "#components/desk/settings/answer-notice.tsx";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { useDragging } from "#components/desk/use-dragging.ts";
import { Button } from "#components/ui/button.tsx";
import { bannerProblem, type Slot, slots, type Spot } from "#lib/newsroom/front.ts";
import { filled, frontLeast, sectionLeast } from "#lib/newsroom/front-fill.ts";
import type { Clock } from "./article-state.tsx";
import { ArticlePicker, pickerField } from "./article-picker.tsx";
import { BannerForm } from "./banner-form.tsx";
import { FrontConflict } from "./front-conflict.tsx";
import {
  type DraftFront,
  type DraftPin,
  pinName,
  type ShownArticle,
  type ShownFront,
  versionIn,
} from "./front-shapes.ts";
import { PreviewForm } from "./preview-form.tsx";
import { SlotPanel } from "./slot-panel.tsx";
import { UntilDialog } from "./until-dialog.tsx";
import { newPinId, useFrontDraft } from "./use-front-draft.ts";

export type SaveFront = (
  input: Readonly<{ key: string; seen: number; front: DraftFront }>,
) => Promise<SettingsAnswer>;

type FrontEditorProps = Readonly<{ shown: ShownFront; clock: Clock; save: SaveFront }>;

function spotIn(place: string): Spot | null {
  const [name, index] = place.split(":");
  const slot = slots.find((one) => one === name);
  return slot ? { slot, index: Number(index) } : null;
}

export function FrontEditor({ shown, clock, save }: FrontEditorProps) {
  const [found, setFound] = useState<readonly ShownArticle[]>([]);
  const known = useMemo(
    () =>
      new Map(
        [...found, ...shown.coming, ...shown.latest, ...shown.articles].map((article) => [
          article.id,
          article,
        ]),
      ),
    [found, shown],
  );
  const front = useFrontDraft(shown, known);
  const router = useRouter();
  const [ending, setEnding] = useState<DraftPin | null>(null);
  const { picks, banner } = front.draft;
  const seen = versionIn(front.seen);
  // While it is saved nobody knows yet whose the newer one is.
  const overtaken = front.changed && !front.busy && seen !== shown.number;

  const root = useDragging((item, place) => {
    const spot = spotIn(place);
    if (!spot) return;
    const pin = [...picks.lead, ...picks.promoted, ...picks.list].find(({ id }) => id === item);
    const article = known.get(Number(item.replace("article:", "")));
    if (pin) front.put(pin, spot);
    else if (article) front.pick(article, spot);
  });

  const placedIds = new Set(
    [...picks.lead, ...picks.promoted, ...picks.list].flatMap(({ articleId }) => articleId ?? []),
  );
  const filling = fillingOf(picks, known, shown);

  async function saveIt(onto: number): Promise<void> {
    // Said here too: what was pasted may be more than is worth sending.
    const sentence = banner && bannerProblem(banner.headline);
    if (sentence !== null)
      return void (await front.save(async () => ({ ok: false, sentence, problems: {} })));
    const isDone = await front.save((sent) => save({ key: shown.key, seen: onto, front: sent }));
    // Somebody may have been quicker: what stands there now has to be on screen before it is answered.
    if (!isDone) router.refresh();
  }
  return (
    <div ref={root} className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <div className="grid min-w-0 gap-5">
        {overtaken ? (
          <FrontConflict
            shown={shown}
            clock={clock}
            busy={front.busy}
            onTheirs={() => {
              front.forget();
              front.change(shown.front);
            }}
            onMine={() => void saveIt(shown.number)}
          />
        ) : null}
        <div className="lg:hidden">
          <Button icon="search" onClick={() => document.getElementById(pickerField)?.focus()}>
            Find an article
          </Button>
        </div>
        <BannerForm
          banner={banner}
          hidden={banner !== null && isHidden(shown, banner)}
          known={known}
          clock={clock}
          newId={newPinId}
          onChange={front.setBanner}
          onAskUntil={() => setEnding(banner)}
        />
        {slots.map((slot) => (
          <SlotPanel
            key={slot}
            slot={slot}
            pins={picks[slot]}
            filling={filling[slot]}
            known={known}
            clock={clock}
            deeds={{
              step: front.step,
              send: front.send,
              askUntil: setEnding,
              remove: front.remove,
            }}
            onPin={(article, into) => front.pick(article, { slot: into, index: picks[into].length })}
          />
        ))}
        <p className="text-xs text-ink-faint">
          Drag an article, use its buttons, or hold Alt and press the arrow keys on one of them.
        </p>
        <div className="sticky bottom-2 z-10 grid gap-2 rounded-lg border border-line bg-surface p-3 shadow-lg">
          <AnswerNotice answer={front.answer} changedSince={front.changed && !front.busy} />
          {/* Beside Save: what a move pushed off the page may stand far above or below what is in sight. */}
          <p aria-live="polite" className={front.said === "" ? "sr-only" : ""}>
            {front.said}
          </p>
          <div className="flex flex-wrap items-center gap-2">
            <Button
              tone="primary"
              aria-disabled={front.busy || !front.changed || overtaken}
              onClick={() => {
                if (front.changed && !overtaken) void saveIt(seen);
              }}
            >
              {front.busy ? "Saving…" : "Save for readers"}
            </Button>
            {front.changed && !front.busy && !overtaken ? (
              <Button
                tone="quiet"
                onClick={() => {
                  front.forget();
                  front.change(shown.front);
                }}
              >
                Discard changes
              </Button>
            ) : null}
            <p className="text-ink-soft">
              {front.changed ? "Not saved yet: readers see what was saved last." : "Readers see this."}
            </p>
          </div>
        </div>
      </div>
      <div className="grid min-w-0 gap-5">
        <PreviewForm shown={shown} front={front.changed ? front.draft : null} clock={clock} />
        <ArticlePicker
          latest={shown.latest.slice(0, offered)}
          coming={shown.coming}
          placed={placedIds}
          clock={clock}
          onFound={(articles) => setFound((before) => [...before, ...articles].slice(-mostKept))}
          onPick={(article, slot) => front.pick(article, { slot, index: picks[slot].length })}
        />
      </div>
      <UntilDialog
        name={ending === null ? null : ending.id === banner?.id ? "The banner" : pinName(ending, known)}
        until={ending?.until ?? null}
        now={clock.now}
        zone={clock.zone}
        onClose={() => setEnding(null)}
        onChoose={(until) => {
          if (ending !== null) front.end(ending.id, until);
          setEnding(null);
        }}
      />
    </div>
  );
}

const offered = 20;
/** Of what searches found: what is picked from it needs its name until it is saved. */
const mostKept = 200;

/** A banner whose article the newsroom kept to itself, as it was loaded. */
function isHidden(shown: ShownFront, banner: Readonly<{ id: string }>): boolean {
  return shown.hiddenBanner && shown.front.banner?.id === banner.id;
}

/** What readers get in each slot beside the pins: the rule of their own page. Pins that they don't see leave their place open. */
function fillingOf(
  picks: DraftFront["picks"],
  known: ReadonlyMap<number, ShownArticle>,
  shown: ShownFront,
): Readonly<Record<Slot, readonly ShownArticle[]>> {
  const seenByReaders = (pins: readonly DraftPin[]) =>
    pins.flatMap(({ articleId }) => {
      const article = articleId === null ? undefined : known.get(articleId);
      return article?.state === "live" ? [article] : [];
    });
  const whole = {
    lead: seenByReaders(picks.lead),
    promoted: seenByReaders(picks.promoted),
    list: seenByReaders(picks.list),
  };
  const { slots: all } = filled(whole, shown.latest, shown.isSection ? sectionLeast : frontLeast);
  return {
    lead: all.lead.slice(whole.lead.length),
    promoted: all.promoted.slice(whole.promoted.length),
    list: all.list.slice(whole.list.length),
  };
}
