// Pasted markup before it is parsed: a document that the page's parser makes stands under the page's own policy, and each style
// and handler of a foreign program would be reported as an attempt to break it.

/** Under this name an element's style is read: which words are bold, hidden or in a list. */
export const pastedStyle = "data-pasted-style";

const opening = /<(?:!--|[a-z][^\s/>]*)/gi;
const attribute = /[\s/]*(?:(=?[^\s/>=]+|=)(\s*=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s>"'][^\s>]*)?)?)?/y;
/** What stands in these is letters, whatever it looks like. */
const rawText = /^(?:style|script|textarea|title|xmp|iframe|noembed|noframes)$/;

/** The same words in the same elements without style sheets, handlers and base addresses; styles under another name. */
export function quietMarkup(html: string): string {
  let out = "";
  let at = 0;
  for (;;) {
    opening.lastIndex = at;
    const found = opening.exec(html);
    if (!found) return out + html.slice(at);
    out += html.slice(at, found.index);
    const tag = found[0] === "<!--" ? comment(html, found.index) : element(html, found.index, found[0]);
    out += tag.text;
    at = tag.end;
  }
}

type Part = Readonly<{ text: string; end: number }>;

function comment(html: string, start: number): Part {
  const close = html.indexOf("-->", start + 2);
  const end = close === -1 ? html.length : close + 3;
  return { text: html.slice(start, end), end };
}

function element(html: string, start: number, head: string): Part {
  const name = head.slice(1).toLowerCase();
  let text = head;
  let end = start + head.length;
  while (end < html.length && html[end] !== ">") {
    attribute.lastIndex = end;
    const found = attribute.exec(html);
    const [whole, key = "", value = ""] = found ?? [""];
    if (whole === "") break;
    end += whole.length;
    if (key.toLowerCase() === "style") text += ` ${pastedStyle}${value}`;
    else if (!/^on/i.test(key)) text += whole;
    else text += " ";
  }
  text += html.slice(end, end + 1);
  end = Math.min(end + 1, html.length);
  if (rawText.test(name) && !text.endsWith("/>")) {
    const close = new RegExp(`</${name}[^>]*(?:>|$)`, "gi");
    close.lastIndex = end;
    const last = close.exec(html) ? close.lastIndex : html.length;
    text += html.slice(end, last);
    end = last;
  }
  return { text: name === "style" || name === "base" ? "" : text, end };
}
