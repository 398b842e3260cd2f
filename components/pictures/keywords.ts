// Keywords as somebody types them: with commas, semicolons or line breaks between.

/** Each once, in the order in which they were typed. */
export function keywordsIn(typed: string): string[] {
  const words = typed.split(/[,;\n]/).map((one) => one.trim());
  return [...new Set(words.filter((one) => one !== ""))];
}
