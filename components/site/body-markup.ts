// A stored body as one page shows it: its instants in the newsroom's zone, and, in the lite version, no picture until a reader
// asks for it. The markup is that of lib/document/html.ts and nothing else, so its shapes are known.
import { fullTime, type TimeFrame } from "./times.ts";

/** Every instant of the body in words, like all times of the page. */
export function datedBody(html: string, frame: TimeFrame): string {
  return html.replaceAll(/<time datetime="([^"]+)">[^<]*<\/time>/g, (whole, at: string) => {
    const instant = new Date(at);
    return Number.isNaN(instant.getTime())
      ? whole
      : `<time datetime="${at}">${fullTime(instant, frame)}</time>`;
  });
}

const picture =
  /<picture><source [^>]*><img src="[^"]*" srcset="(?<smallest>[^" ]+)[^"]*"[^>]*? alt="(?<alt>[^"]*)"[^>]*><\/picture>/g;

/** The body without a byte of a picture or a frame: each picture is a link to its smallest size. */
export function liteBody(html: string): string {
  return html
    .replaceAll(picture, (_whole, smallest: string, alt: string) => {
      const shows = alt === "" ? "" : `: ${alt}`;
      return `<a class="ask-picture" href="${smallest}" data-alt="${alt}">Show the picture${shows}</a>`;
    })
    .replaceAll(/(<div class="embed") data-frame="[^"]*"/g, "$1");
}
