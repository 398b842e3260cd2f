"use client";
// A picture whose sizes are still drawn: its page is read anew until they are there, for a minute at most.
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 2_000;
const mostTimes = 30;

/** Stands on the page only while something is drawn. */
export function RefreshWhilePending() {
  const router = useRouter();
  useEffect(() => {
    let times = 0;
    const timer = setInterval(() => {
      times += 1;
      if (times > mostTimes) clearInterval(timer);
      else if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
