"use client";
// Starts the newsroom's service worker, and tells it of each article that is open, so that it reopens without a connection.
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import {
  isAssetPath,
  isEditorPath,
  markContent,
  markName,
  type ShellMessage,
  workerAddress,
} from "./shell-worker-rules.ts";
import { forgetKeptPages, wipeOthers } from "./wipe-local.ts";

/** The editor has loaded what it needs by then, and nobody waits for the keeping. */
const settleMs = 1500;

function usedAssets(): string[] {
  const names = performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname);
  return [...new Set(names.filter(isAssetPath))];
}

/** What the article is called at this moment, for the list of what can be opened. */
function titleOnScreen(): string {
  const headline = document.querySelector('[aria-label="Headline"]');
  const words = headline instanceof HTMLTextAreaElement ? headline.value : headline?.textContent;
  return (words?.trim() || document.querySelector("h1")?.textContent?.trim()) ?? "";
}

/** `build`: null in development, where nothing is kept because every file changes under its name. */
export function ShellWorker({ personId, build }: Readonly<{ personId: string; build: string | null }>) {
  const path = usePathname();

  useEffect(() => {
    // A browser without these stores keeps nothing of anybody.
    wipeOthers(personId).catch(() => {});
  }, [personId]);

  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    if (build === null) {
      // A release that ran at this address before left its worker, which would show its pages while this one compiles.
      navigator.serviceWorker.getRegistration("/desk").then(
        (left) => left?.unregister(),
        () => {},
      );
      return;
    }
    // Offline, or a browser that allows no worker: writing works as before, only the page doesn't reopen.
    navigator.serviceWorker
      .register(workerAddress, { scope: "/desk", updateViaCache: "none" })
      .catch(() => {});
  }, [build]);

  useEffect(() => {
    if (build === null || !isEditorPath(path) || !("serviceWorker" in navigator)) return;
    const tell = async () => {
      const { active } = await navigator.serviceWorker.ready;
      const message: ShellMessage = {
        kind: "opened",
        // Not the router's path: a new article gets its own address without the router hearing of it.
        path: window.location.pathname,
        mark: { person: personId, build },
        title: titleOnScreen(),
        assets: usedAssets(),
      };
      active?.postMessage(message, { transfer: [] });
    };
    const timer = setTimeout(() => void tell(), settleMs);
    const now = () => void tell();
    // What the editor loaded since, and the headline as it reads now.
    const leave = () => document.visibilityState === "hidden" && now();
    document.addEventListener("visibilitychange", leave);
    // A new article has its address: from now on its page can be asked for, and a tab closed offline finds it again.
    window.addEventListener("nightdesk-address", now);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("nightdesk-address", now);
    };
  }, [path, personId, build]);

  return build === null ? null : <meta name={markName} content={markContent({ person: personId, build })} />;
}

/** On the sign-in page: the next person must not meet the pages of the one before. */
export function ForgetKeptPages() {
  useEffect(() => {
    forgetKeptPages().catch(() => {});
  }, []);
  return null;
}
