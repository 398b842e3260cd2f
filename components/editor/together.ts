// One article's text in one browser: the shared document, its copy in this browser, and the line to the newsroom. What is on
// screen counts as saved only when the newsroom has said that it is committed.
import { HocuspocusProvider, type HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { Awareness } from "y-protocols/awareness";
import type { TextRight } from "#lib/newsroom/permissions.ts";
import { askForTicket, makeRow } from "./save-channel.ts";
import {
  begun,
  beginText,
  gatherMs,
  halts,
  lineAfter,
  localName,
  retryMs,
  type Line,
  Shown,
  type TogetherStart,
  type TogetherState,
  whyRefused,
  type Word,
} from "./together-state.ts";
import { openLocalText, type LocalText } from "./together-local.ts";
import { heldFirst } from "./together-unmet.ts";
import { Wire } from "./together-wire.ts";
import { rememberUnsent, takeAddress, unsentArrived } from "./unsent.ts";

export class Together {
  readonly doc = new Y.Doc();
  /** Who is here, and where their carets are. */
  readonly awareness = new Awareness(this.doc);
  readonly #start: TogetherStart;
  readonly #shown: Shown;
  readonly #hearers = new Set<(word: Word) => void>();
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #wire = new Wire(() => this.#look());
  #provider: HocuspocusProvider | null = null;
  #local: LocalText | null = null;
  #localRead = false;
  #met = false;
  /** Newest update of the log that is in the document. */
  #seq = 0;
  #ticket: string | null = null;
  #resting = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #makingRow: Promise<void> | null = null;
  #closed = false;
  #typed = false;
  readonly #halted = (): boolean => halts.has(this.state.line);

  constructor(start: TogetherStart) {
    this.#start = start;
    this.#shown = new Shown(start);
    this.#socket = this.#wire.line(() => this.#lost());
    this.doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin !== this.#provider && this.#wire.typed()) this.#look();
    });
    if (start.articleId !== null) this.#openProvider(start.articleId, start.epoch);
    void this.#open();
  }

  async #open(): Promise<void> {
    await this.#openLocal();
    if (this.#closed) return;
    if (this.state.articleId === null) this.#begin();
    else void this.#connect();
    this.#look();
  }

  get state(): TogetherState {
    return this.#shown.state;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#shown.subscribe(listener);

  /** Hear the newsroom's words about this article. */
  readonly hear = (hearer: (word: Word) => void): (() => void) => {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  };

  /** This browser's copy. Whoever only reads keeps none. */
  async #openLocal(): Promise<void> {
    const { personId, createKey, epoch, right } = this.#start;
    const { articleId } = this.state;
    if (right === "read") return;
    const name = articleId === null ? `new-${createKey}` : `${articleId}:${epoch}`;
    await this.#keepIn(localName(personId, name));
    this.#localRead = this.#local !== null;
  }

  async #keepIn(name: string): Promise<void> {
    this.#local = await openLocalText(name, this.doc);
    if (!this.#local) this.#shown.change({ localCopies: false });
  }

  #openProvider(articleId: number, epoch: number): void {
    const provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: `article:${articleId}:${epoch}`,
      document: this.doc,
      awareness: this.awareness,
      flushDelay: gatherMs,
      token: () => this.#token(),
      onMessage: heldFirst(this.doc, () => provider),
      onSynced: () => {
        this.#met = true;
        this.#look();
      },
      onStateless: ({ payload }) => this.#heard(payload),
      onClose: ({ event }) => this.#ended(event.reason),
      onAuthenticationFailed: ({ reason }) => this.#ended(reason),
    });
    this.#provider = provider;
    provider.attach();
  }

  /** The first lines of a new article. Its row is made at the first word. */
  #begin(): void {
    const { doc } = this;
    if (doc.getXmlFragment("headline").length === 0) beginText(doc);
    else this.#typed = true;
    doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin === begun || this.state.articleId !== null) return;
      this.#typed = true;
      rememberUnsent(this.#start.personId, this.#start.createKey, doc);
      this.#look();
      void this.#makeRow();
    });
    if (this.#typed) void this.#makeRow();
  }

  #makeRow(): Promise<void> {
    this.#makingRow ??= this.#tryRow().finally(() => (this.#makingRow = null));
    return this.#makingRow;
  }

  async #tryRow(): Promise<void> {
    const { createKey, bureauId, personId } = this.#start;
    const made = await makeRow(createKey, bureauId(), Y.encodeStateAsUpdate(this.doc));
    if (this.#closed) return;
    if (made.kind !== "made") {
      const line =
        made.kind === "signed-out" ? "signed-out" : made.kind === "refused" ? "refused" : "offline";
      this.#shown.change({ line, message: made.kind === "refused" ? made.message : null });
      if (line !== "refused") this.#later(() => void this.#makeRow());
      return;
    }
    const former = this.#local;
    this.#shown.change({ articleId: made.id, line: "connecting" });
    takeAddress(made.id);
    await this.#keepIn(localName(personId, `${made.id}:1`));
    await former?.clear();
    unsentArrived(personId, createKey);
    this.#openProvider(made.id, 1);
    await this.#connect();
  }

  #later(run: () => void): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(run, retryMs);
  }

  /** A ticket first, then the socket: a socket without one would only be sent away. */
  async #connect(): Promise<void> {
    const { articleId } = this.state;
    if (articleId === null || this.#closed || this.#halted()) return;
    const answer = await askForTicket(articleId, this.#start.schemaVersion);
    if (this.#closed) return;
    switch (answer.kind) {
      case "ticket":
        this.#ticket = answer.ticket;
        this.#resting = false;
        if (answer.epoch !== this.#start.epoch && this.#start.articleId !== null)
          return this.#shown.change({ line: "outdated" });
        this.#shown.change({ right: answer.right });
        return void this.#socket.connect();
      case "unreachable":
      case "signed-out":
        this.#shown.change({ line: answer.kind === "signed-out" ? "signed-out" : "offline" });
        this.#look();
        return this.#later(() => void this.#connect());
      case "outdated":
      case "hidden":
        return this.#halt(answer.kind, null);
      case "refused":
        return this.#shown.change({ line: "unreadable", message: answer.message });
      default:
        return answer satisfies never;
    }
  }

  async #token(): Promise<string> {
    const ticket = this.#ticket;
    this.#ticket = null;
    if (ticket !== null) return ticket;
    const { articleId } = this.state;
    const answer = articleId === null ? null : await askForTicket(articleId, this.#start.schemaVersion);
    if (answer?.kind === "ticket") return answer.ticket;
    throw new Error(answer?.kind ?? "no article");
  }

  #lost(): void {
    if (this.#closed || this.#halted()) return;
    if (this.state.articleId !== null) this.#shown.change({ line: "offline" });
    this.#look();
  }

  /** The newsroom ended the conversation, with a reason that says what to do. */
  #ended(reason: string): void {
    if (this.#closed) return;
    const line = lineAfter(reason);
    if (line !== null) return this.#halt(line, line === "refused" ? whyRefused(reason) : null);
    this.#shown.change({ line: reason === "signed-out" ? "signed-out" : "offline" });
    this.#socket.disconnect();
    this.#look();
    this.#later(() => void this.#connect());
  }

  #halt(line: Line, message: string | null): void {
    this.#shown.change({ line, message });
    this.#socket.disconnect();
    // Whoever may not read the text any more keeps no copy of it.
    if (line === "hidden") void this.dropLocal();
  }

  #heard(payload: string): void {
    const word = JSON.parse(payload) as Word;
    if (word.t === "at" && typeof word["seq"] === "number") this.#seq = Math.max(this.#seq, word["seq"]);
    if (word.t === "right") {
      const before = this.state.right;
      this.#shown.change({ right: word["right"] as TextRight });
      // What came too late goes in now that the text is open again.
      if (before === "read" && word["right"] !== "read" && !this.#wire.clean) this.#provider?.forceSync();
    }
    for (const hearer of this.#hearers) hearer(word);
  }

  #look(): void {
    const provider = this.#provider;
    const { articleId, line } = this.state;
    const synced = provider?.isSynced === true;
    const filled = this.doc.getXmlFragment("body").length > 0;
    // Ids and first paragraphs made before both copies have met would be added to the other's.
    const ready =
      this.state.ready ||
      this.#met ||
      articleId === null ||
      (this.#localRead && filled && line !== "connecting");
    this.#shown.change({
      ready: ready && filled,
      saved: articleId === null ? !this.#typed : synced && this.#wire.clean,
      ...(synced && !this.#halted() && !this.#resting ? { line: "open" as const } : {}),
    });
  }

  /** The network is gone; without it the socket, to which nobody says goodbye, may call itself open for long. */
  rest(): void {
    this.#resting = true;
    this.#socket.disconnect();
    this.#lost();
  }

  /** Try at once: the network is back, or the tab has the focus again. */
  wake(): void {
    if (this.state.line !== "offline" && this.state.line !== "signed-out") return;
    if (this.state.articleId === null) void this.#makeRow();
    else void this.#connect();
  }

  /**
   * Wait until everything typed is committed. The log's number that this screen has seen; null when it can't be
   * committed now.
   */
  async flush(): Promise<number | null> {
    this.#provider?.flushPendingUpdates();
    for (const end = Date.now() + 6_000; Date.now() < end;) {
      if (this.state.saved && this.state.articleId !== null) return this.#seq;
      if (this.#halted()) return null;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return null;
  }

  /** Give up what only this browser holds. */
  async dropLocal(): Promise<void> {
    await this.#local?.clear();
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#provider?.destroy();
    this.awareness.destroy();
    this.#socket.destroy();
    void this.#local?.close();
    this.#shown.close();
    this.#hearers.clear();
  }
}
