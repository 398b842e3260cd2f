// What a verb did, on every surface it touched (newsroom.md §8): done, in how many milliseconds, or not in our hands.
import { Notice } from "#components/ui/notice.tsx";
import type { Receipt } from "./verb-answer.ts";

export function ReceiptNotice({
  said,
  receipt,
  onClose,
}: Readonly<{ said: string; receipt: Receipt | null; onClose: () => void }>) {
  return (
    <Notice tone="done" title={said}>
      {receipt === null ? null : <ReceiptLines receipt={receipt} />}
      <button type="button" onClick={onClose} className="mt-1 underline underline-offset-2">
        Close this receipt
      </button>
    </Notice>
  );
}

function ReceiptLines({ receipt }: Readonly<{ receipt: Receipt }>) {
  const slowest = receipt.instances.reduce((most, one) => Math.max(most, one.milliseconds), 0);
  const servers = receipt.instances.length === 1 ? "one server" : `${receipt.instances.length} servers`;
  return (
    <details className="text-sm" open>
      <summary className="font-medium">
        Receipt{receipt.instances.length === 0 ? "" : `: ${servers} confirmed it`}
      </summary>
      <dl className="mt-1 grid grid-cols-[minmax(0,1fr)_minmax(0,auto)] gap-x-3 gap-y-0.5 lg:grid-cols-[auto_1fr_auto_1fr]">
        {receipt.surfaces.map((surface) => (
          <div key={surface} className="contents">
            <dt>{surface}</dt>
            <dd className="text-ink-soft">
              {receipt.instances.length === 0
                ? "dropped from the cache; no server has confirmed it yet"
                : `done in ${slowest} ms`}
            </dd>
          </div>
        ))}
        {receipt.notOurs.map((surface) => (
          <div key={surface} className="contents">
            <dt>{surface}</dt>
            <dd className="text-ink-soft">not in our hands</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
