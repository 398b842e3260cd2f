"use client";
// The banner above a front: a line, the article that it leads to, and its end.
import { useId } from "react";
import { deskTime } from "#components/desk/desk-time.ts";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextArea } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { bannerTooLong } from "#lib/newsroom/front.ts";
import type { Clock } from "./article-state.tsx";
import { type DraftBanner, type Known, pinName } from "./front-shapes.ts";

type BannerFormProps = Readonly<{
  banner: DraftBanner | null;
  /** The article that it is about can't be seen by this person. */
  hidden: boolean;
  known: Known;
  clock: Clock;
  newId: () => string;
  onChange: (banner: DraftBanner | null) => void;
  onAskUntil: () => void;
}>;

export function BannerForm({ banner, hidden, known, clock, newId, onChange, onAskUntil }: BannerFormProps) {
  const id = useId();
  if (banner === null)
    return (
      <div>
        <Button
          icon="zap"
          onClick={() => onChange({ id: newId(), articleId: null, until: null, headline: "" })}
        >
          Add a breaking banner
        </Button>
      </div>
    );
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="flex items-center gap-1.5 pb-1.5 font-semibold">
        <Icon name="zap" className="size-4 text-killed" />
        Breaking banner
      </h2>
      <div className="grid items-start gap-3 rounded-lg border border-killed/45 bg-surface p-3 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {/* One line for readers, however many it takes here. */}
        <TextArea
          id={`${id}-headline`}
          label="Banner’s headline"
          rows={2}
          className="field-sizing-content !min-h-0 resize-none"
          value={banner.headline}
          problem={bannerTooLong(banner.headline)}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.preventDefault();
          }}
          onChange={(event) =>
            onChange({ ...banner, headline: event.target.value.replaceAll(/\s*\n\s*/g, " ") })
          }
        />
        <SelectField
          id={`${id}-about`}
          label="Leads to"
          hint={
            banner.articleId === null && !hidden
              ? "It shows until you take it away, or until its end."
              : "It shows as long as readers have that article."
          }
          value={hidden ? "hidden" : (banner.articleId ?? "")}
          onChange={(event) => {
            const chosen = event.target.value;
            // A banner about another article is another pin: the newsroom knows articles by their pins.
            if (chosen !== "hidden")
              onChange({ ...banner, id: newId(), articleId: chosen === "" ? null : Number(chosen) });
          }}
        >
          <option value="">No article</option>
          {hidden ? <option value="hidden">An article that you may not see</option> : null}
          {[...known.values()].map((article) => (
            <option key={article.id} value={article.id}>
              {pinName({ articleId: article.id }, known)}
            </option>
          ))}
        </SelectField>
        <div className="flex flex-wrap items-center gap-2 sm:col-span-2">
          <p className="text-ink-soft">
            {banner.until === null
              ? "Until somebody takes it away"
              : `Until ${deskTime(new Date(banner.until), clock.now, clock.zone)}`}
          </p>
          <Button tone="quiet" icon="clock" onClick={onAskUntil}>
            {banner.until === null ? "Set an end" : "Change the end"}
            <span className="sr-only"> of the banner</span>
          </Button>
          <Button tone="quiet" icon="x" onClick={() => onChange(null)}>
            Take the banner away
          </Button>
        </div>
      </div>
    </section>
  );
}
