// What this browser keeps of the newsroom goes when its person leaves: kept pages, local copies, and every other store of ours.
import { cachePrefix } from "./shell-worker-rules.ts";

/** Every IndexedDB database of ours begins like this; one that is a person's own has the person's id in its name. */
const databasePrefix = "nightdesk";
/** Several people's texts in one database, under keys that begin with the person's id. */
const sharedDatabase = "nightdesk-local-copies";

/** Whether suggesting is on, by article. */
const suggestingSlot = "nightdesk:suggesting:";

async function ownDatabases(): Promise<string[]> {
  if (typeof indexedDB === "undefined") return [];
  const all = await indexedDB.databases();
  return all.map((one) => one.name ?? "").filter((name) => name.startsWith(databasePrefix));
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB gave no reason.")));
  });
}

/** Empties a database, or takes out of it what `goes` names. Works beside other tabs that have it open. */
async function emptyDatabase(name: string, goes: (key: string) => boolean): Promise<void> {
  const database = await answered(indexedDB.open(name));
  try {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return;
    const work = database.transaction(stores, "readwrite");
    const done = new Promise<void>((resolve, reject) => {
      work.addEventListener("complete", () => resolve());
      work.addEventListener("abort", () => reject(work.error ?? new Error("IndexedDB gave no reason.")));
    });
    for (const store of stores) {
      const cursor = work.objectStore(store).openCursor();
      cursor.addEventListener("success", () => {
        const at = cursor.result;
        if (at === null) return;
        if (typeof at.key !== "string" || goes(at.key)) at.delete();
        at.continue();
      });
    }
    await done;
  } finally {
    database.close();
  }
}

/** The name of a database tells which article it was: it goes as well, as soon as no tab holds it. */
async function dropDatabase(name: string): Promise<void> {
  await emptyDatabase(name, () => true);
  if (name === sharedDatabase) return;
  const request = indexedDB.deleteDatabase(name);
  await new Promise<void>((resolve) => {
    for (const end of ["success", "error", "blocked"]) request.addEventListener(end, () => resolve());
  });
}

/**
 * Forget the pages that reopen without a connection. For the sign-in page, where the next person may be somebody else;
 * unsaved words stay, because whoever was signed out while writing signs in again and goes on.
 */
export async function forgetKeptPages(): Promise<void> {
  if (typeof caches === "undefined") return;
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
  const registration = await navigator.serviceWorker?.getRegistration("/desk");
  // The worker may be about to keep one more page; it hears that it must not.
  registration?.active?.postMessage({ kind: "forget" });
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Names of unsent articles, comments that were not sent, switches: small things kept under names of ours. */
function wipeSlots(stays: (name: string) => boolean): void {
  for (const store of [localStorage, sessionStorage]) {
    for (const name of Object.keys(store))
      if (name.startsWith(databasePrefix) && !stays(name)) store.removeItem(name);
  }
}

/** At sign-out: kept pages and every local text, whoever's. Rejects when the browser refuses; what could go is gone then. */
export async function wipeLocal(): Promise<void> {
  // An open text gives up its copy by itself, and writes no new one.
  window.dispatchEvent(new Event("nightdesk-wipe"));
  wipeSlots(() => false);
  const done = await Promise.allSettled([
    forgetKeptPages(),
    ownDatabases().then((names) => Promise.all(names.map(dropDatabase))),
  ]);
  const failed = done.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}

/** When a page of this person opens: what other people left in this browser goes. */
export async function wipeOthers(personId: string): Promise<void> {
  // A slot that names nobody holds no words.
  wipeSlots((name) => name.includes(personId) || name.startsWith(suggestingSlot));
  for (const name of await ownDatabases()) {
    if (name === sharedDatabase) await emptyDatabase(name, (key) => !key.startsWith(`${personId}/`));
    else if (!name.includes(personId)) await dropDatabase(name);
  }
}
