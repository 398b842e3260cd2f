"use client";
// A question in the middle of a word would swallow the keys that finish it: it waits until the writer's hands rest.
import { useEffect, useState } from "react";

const restMilliseconds = 1_000;

/** False from each change of `value` until a second has passed without another one. */
export function useRested(value: unknown): boolean {
  const [restedOn, setRestedOn] = useState<unknown>(value);
  useEffect(() => {
    const timer = setTimeout(() => setRestedOn(value), restMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return restedOn === value;
}
