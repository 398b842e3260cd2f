// What the pages need to know of the built files: the addresses in `.build/site/manifest.json`, nothing of the disk.

/** Written by build.ts. Every address is fingerprinted, so its answer may be kept for ever. */
export type SiteAssets = Readonly<{
  /** Address of the whole stylesheet. */
  css: string;
  /** Address of the smaller one that is enough for an article of text and pictures (`isFurnished`). A page has one of the two. */
  textCss: string;
  /** Address of the one script. */
  js: string;
  /** Address of the small picture that a browser shows beside the page's title. */
  icon: string;
  /** Addresses of the fonts that the first paint needs; they are preloaded. Others load from the stylesheet on use. */
  fonts: readonly string[];
}>;
