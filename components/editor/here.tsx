"use client";
// Who else has this article open now.
import { useEffect, useState } from "react";
import { authorTone, initialsOf } from "./review-tone.ts";
import type { Together } from "./together.ts";

type Person = Readonly<{ id: string; name: string }>;

function othersIn(together: Together, selfId: string): Person[] {
  const found = new Map<string, Person>();
  for (const state of together.awareness.getStates().values()) {
    const user: Partial<Person> | undefined = state["user"];
    if (user?.id && user.name && user.id !== selfId) found.set(user.id, { id: user.id, name: user.name });
  }
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

export function Here({ together, selfId }: Readonly<{ together: Together | null; selfId: string }>) {
  const [others, setOthers] = useState<readonly Person[]>([]);
  useEffect(() => {
    if (!together) return;
    const look = () =>
      setOthers((before) => {
        const now = othersIn(together, selfId);
        return JSON.stringify(now) === JSON.stringify(before) ? before : now;
      });
    together.awareness.on("change", look);
    look();
    return () => together.awareness.off("change", look);
  }, [together, selfId]);
  if (others.length === 0) return null;
  return (
    <ul aria-label="Also here" className="flex gap-1 max-sm:-space-x-1.5">
      {others.map((one) => (
        <li
          key={one.id}
          title={`${one.name} is here`}
          className={`here by-${authorTone(one.id)} grid size-7 place-items-center rounded-full text-xs font-semibold ring-2 ring-canvas`}
        >
          <span aria-hidden="true">{initialsOf(one.name)}</span>
          <span className="sr-only">{one.name} is here</span>
        </li>
      ))}
    </ul>
  );
}
