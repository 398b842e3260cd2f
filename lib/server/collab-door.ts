// The door of the co-editing socket: a socket is a stranger's until it shows a ticket, and strangers share a few places, for
// a few seconds and a few bytes, so that they can neither shut the door for people with tickets nor fill the memory.
import type { Duplex } from "node:stream";
import { Allowance } from "./collab-allowance.ts";

/** Places for sockets without a ticket, in all and for one network. Who has a ticket shows it within a round trip. */
const mostStrangers = 200;
const mostOfNetwork = 20;
/** From opening to showing a ticket. */
const strangerMs = 5_000;
/** A stranger may be sent away for a newcomer after this long: honest ones have shown their ticket by then. */
const graceMs = 1_000;
/** Everything that a stranger may send, half a message included: a ticket and the first words of a conversation. */
const mostStrangerBytes = 64 * 1024;
const mostStrangerMessages = 50;
const mostPeople = 2_000;

export const tooMuch = { code: 4403, reason: "too-much" };
/** Windows of one person on one article. */
const mostWindows = 6;
/** Long enough for an allowance to be whole again. */
const rememberedMs = 60_000;
const tooManyWindows = { code: 4403, reason: "too-many-windows" };
const tooLate = { code: 4403, reason: "no-ticket" };

/** One person at one article, in however many windows: what they may say doesn't begin anew with each. */
class Party {
  readonly allowance = new Allowance();
  readonly windows = new Set<Visitor>();
  leftAt = 0;
}

/** One socket at the door. */
export class Visitor {
  readonly network: string;
  readonly arrived = performance.now();
  readonly #door: Door;
  readonly #end: (why: Readonly<{ code: number; reason: string }>) => void;
  readonly #timer: NodeJS.Timeout;
  #stranger = true;
  readonly #own = new Allowance();
  readonly #parties = new Set<Party>();
  #heardAt = performance.now();
  #messages = 0;
  #bytes = 0;

  constructor(door: Door, network: string, end: (why: Readonly<{ code: number; reason: string }>) => void) {
    this.#door = door;
    this.network = network;
    this.#end = end;
    this.#timer = setTimeout(() => this.end(tooLate), strangerMs);
  }

  get stranger(): boolean {
    return this.#stranger;
  }

  /** One message more; false: too much for this socket, for its person, or for somebody without a ticket. */
  says(bytes: number): boolean {
    this.#heardAt = performance.now();
    this.#messages += 1;
    this.#bytes += bytes;
    const allowances = [this.#own, ...[...this.#parties].map((party) => party.allowance)];
    if (!allowances.every((one) => one.takes(bytes))) return false;
    return !this.#stranger || (this.#messages <= mostStrangerMessages && this.#bytes <= mostStrangerBytes);
  }

  /** The ticket that this socket has shown is one of ours. False: the house is full. */
  admit(): boolean {
    if (!this.#stranger) return true;
    if (this.#door.full) return false;
    this.#stranger = false;
    clearTimeout(this.#timer);
    return true;
  }

  /**
   * This socket is this person's, at this article. Of too many the one that was silent for longest is closed: a tab that has
   * crashed says nothing any more, and its person must get in with the next.
   */
  joins(person: string, articleId: number): void {
    const party = this.#door.party(`${person} ${articleId}`);
    this.#parties.add(party);
    party.windows.add(this);
    if (party.windows.size <= mostWindows) return;
    const others = [...party.windows].filter((one) => one !== this);
    const [silent] = others.toSorted((one, two) => one.#heardAt - two.#heardAt);
    silent?.end(tooManyWindows);
  }

  end(why: Readonly<{ code: number; reason: string }>): void {
    this.leave();
    this.#end(why);
  }

  /** The socket is gone. */
  leave(): void {
    clearTimeout(this.#timer);
    this.#door.forget(this);
    for (const party of this.#parties) {
      party.windows.delete(this);
      party.leftAt = performance.now();
    }
  }
}

export class Door {
  readonly #visitors = new Set<Visitor>();
  readonly #parties = new Map<string, Party>();

  /** One person's sockets at one article; kept for a while after the last is gone. */
  party(name: string): Party {
    const longAgo = performance.now() - rememberedMs;
    for (const [other, { windows, leftAt }] of this.#parties)
      if (windows.size === 0 && leftAt < longAgo) this.#parties.delete(other);
    const party = this.#parties.get(name) ?? new Party();
    this.#parties.set(name, party);
    return party;
  }

  /** Whether everybody with a ticket who may be here is here. */
  get full(): boolean {
    let people = 0;
    for (const visitor of this.#visitors) if (!visitor.stranger) people += 1;
    return people >= mostPeople;
  }

  /**
   * Whether one more may come in from this network. Where strangers take all places, the one who has stood there longest
   * makes room, if it has had its time to show a ticket.
   */
  opensTo(network: string): boolean {
    if (this.full) return false;
    const strangers = [...this.#visitors].filter((one) => one.stranger);
    const neighbours = strangers.filter((one) => one.network === network);
    for (const [crowd, most] of [
      [neighbours, mostOfNetwork],
      [strangers, mostStrangers],
    ] as const) {
      const [longest] = crowd;
      if (crowd.length < most || !longest?.stranger) continue;
      if (performance.now() - longest.arrived < graceMs) return false;
      longest.end(tooLate);
    }
    return true;
  }

  /**
   * A socket has opened. What it sends is counted as it comes over the wire, since a message that is never finished is
   * never seen by anybody. `end` closes the socket in the protocol's manner.
   */
  enter(
    network: string,
    socket: Duplex,
    end: (why: Readonly<{ code: number; reason: string }>) => void,
  ): Visitor {
    const visitor = new Visitor(this, network, (why) => {
      end(why);
      // Who doesn't answer the goodbye keeps no place and no memory.
      setTimeout(() => socket.destroy(), graceMs).unref();
    });
    this.#visitors.add(visitor);
    let came = 0;
    const count = (bytes: Buffer) => {
      came += bytes.length;
      if (!visitor.stranger) return void socket.off("data", count);
      if (came <= mostStrangerBytes) return;
      socket.off("data", count);
      visitor.end(tooMuch);
      // Nothing more is read: half a message grows with every byte.
      socket.destroy();
    };
    socket.on("data", count);
    return visitor;
  }

  forget(visitor: Visitor): void {
    this.#visitors.delete(visitor);
  }
}
