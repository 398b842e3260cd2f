// What a service worker's global scope offers, as far as ours asks: TypeScript's own library for workers can't stand
// beside the one for pages.

export type Lasting = Readonly<{ waitUntil: (work: Promise<unknown>) => void }>;
export type Asked = Lasting &
  Readonly<{ request: Request; respondWith: (answer: Promise<Response>) => void }>;
export type Told = Lasting & Readonly<{ data: unknown }>;

type Listeners = Readonly<{ install: Lasting; activate: Lasting; fetch: Asked; message: Told }>;

export type WorkerScope = Readonly<{
  location: Readonly<{ origin: string }>;
  addEventListener: <Name extends keyof Listeners>(
    name: Name,
    listen: (event: Listeners[Name]) => void,
  ) => void;
  skipWaiting: () => Promise<void>;
  clients: Readonly<{ claim: () => Promise<void> }>;
}>;
