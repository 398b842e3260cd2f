// What is used of subset-font 2.9.0; the types published for it know nothing of `keepFeatures`.
declare module "subset-font" {
  /** Keeps of a font what `text` needs. The same arguments give the same bytes. Rejects a file that is no font. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: Readonly<{
      targetFormat: "woff2";
      /** OpenType feature tags of four characters; all others go. */
      keepFeatures: readonly string[];
      /** Records of the name table that stay. */
      preserveNameIds: readonly number[];
      variationAxes: Readonly<Record<string, Readonly<{ min: number; max: number }>>>;
    }>,
  ): Promise<Buffer>;
}
