// What a verb did, on every surface it touched (newsroom.md §8): done, in how many milliseconds, or not in our hands.
import type { ReactNode } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { isCache } from "#lib/newsroom/surfaces.ts";
import type { Receipt } from "./verb-answer.ts";

export function ReceiptNotice({
  said,
  receipt,
  onClose,
  children,
}: Readonly<{ said: string; receipt: Receipt | null; onClose: () => void; children?: ReactNode }>) {
  return (
    <Notice tone="done" title={said}>
      {receipt === null ? null : (
        <details className="text-sm" open>
          <summary className="font-medium">Receipt{confirmed(receipt)}</summary>
          <ReceiptLines receipt={receipt} />
        </details>
      )}
      {children}
      <button type="button" onClick={onClose} className="mt-1 underline underline-offset-2">
        Close this receipt
      </button>
    </Notice>
  );
}

function confirmed(receipt: Receipt): string {
  const servers = receipt.filter((one) => isCache(one)).length;
  if (servers === 0) return "";
  return servers === 1 ? ": one server confirmed it" : `: ${servers} servers confirmed it`;
}

/** One line a surface. */
export function ReceiptLines({ receipt, narrow = false }: Readonly<{ receipt: Receipt; narrow?: boolean }>) {
  return (
    <dl
      className={`mt-1 grid grid-cols-2 gap-x-3 gap-y-0.5 ${narrow ? "" : "lg:grid-cols-[auto_1fr_auto_1fr]"}`}
    >
      {receipt.map(({ surface, milliseconds, note }) => (
        <div key={surface} className="contents">
          <dt>{surface}</dt>
          <dd className="text-ink-soft">{milliseconds === null ? note : `done in ${milliseconds} ms`}</dd>
        </div>
      ))}
    </dl>
  );
}
