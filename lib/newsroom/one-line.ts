// Names, titles and headlines stand on one line: on a page, in a feed, on a card and in an email's subject.

/** True for text without control characters and without any character that ends a line or a paragraph. */
export const isOneLine = (text: string): boolean => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
