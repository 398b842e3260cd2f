// What may stand in a text from another site: by provider and id alone. The page leads there by a link; only when a reader asks
// for it does the browser open a frame of that site, from one of these hosts and from no other.
import type { EmbedProvider } from "./article-document.ts";

type Provider = Readonly<{
  name: string;
  /** What a reader does with it. */
  deed: "Watch" | "Read";
  /** The page on the provider's own site. */
  address: (id: string) => string;
  /** What the frame loads, without cookies where the provider offers that. */
  frame: (id: string) => string;
}>;

export const embedsOf: Readonly<Record<EmbedProvider, Provider>> = {
  youtube: {
    name: "YouTube",
    deed: "Watch",
    address: (id) => `https://www.youtube.com/watch?v=${id}`,
    frame: (id) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`,
  },
  vimeo: {
    name: "Vimeo",
    deed: "Watch",
    address: (id) => `https://vimeo.com/${id}`,
    frame: (id) => `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1`,
  },
  x: {
    name: "X",
    deed: "Read",
    address: (id) => `https://x.com/i/status/${id}`,
    frame: (id) => `https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${id}`,
  },
  instagram: {
    name: "Instagram",
    deed: "Read",
    address: (id) => `https://www.instagram.com/p/${id}/`,
    frame: (id) => `https://www.instagram.com/p/${id}/embed/`,
  },
};

/** Hosts of the frames, for the readers' Content-Security-Policy. */
export const frameHosts: readonly string[] = Object.values(embedsOf).map(
  ({ frame }) => new URL(frame("0")).origin,
);
