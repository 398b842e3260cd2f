import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { linkedArticle, safeUrl } from "./safe-url.ts";

const allowed = [
  "https://example.org",
  "http://example.org:8080/a?b=c#d",
  "HTTPS://EXAMPLE.ORG/",
  "https://bücher.example/straße",
  "https://example.org/@name/status",
  "mailto:desk@example.org",
  "tel:+49-30-123",
  "/news/12/slug",
  "/",
  "#note",
  "?page=2",
];
const refused = [
  "",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "java\tscript:alert(1)",
  "\u0001javascript:alert(1)",
  "javascript&colon;alert(1)",
  "javascript:%61lert(1)",
  "vbscript:msgbox(1)",
  "data:text/html,<script>alert(1)</script>",
  "data:image/svg+xml;base64,PHN2Zz4=",
  "blob:https://example.org/1",
  "file:///etc/passwd",
  "ftp://example.org",
  "//example.org",
  "/\\example.org",
  "\\\\example.org",
  "/\t/example.org",
  "https:example.org",
  "https:/example.org",
  "https:///example.org",
  "https:\\\\example.org",
  "https://user:pw@example.org",
  "https://user@example.org",
  "https://@example.org",
  "http://",
  "https://example.org/a b",
  'https://example.org/"onclick=1',
  "https://example.org/<b>",
  "https://exa\u202emple.org",
  "https://example.org/\u0000",
  "https://exa\u00admple.org/\u200b",
  "example.org",
  "page.html",
  "feed:https://example.org",
  "view-source:https://example.org",
  `https://example.org/${"a".repeat(2000)}`,
  "https://example.org/\ud800",
  "intent://scan/#Intent;scheme=zxing;end",
];

for (const url of allowed)
  test(`a link may lead to ${JSON.stringify(url)}`, () => assert.equal(safeUrl(url), url));
for (const url of refused) {
  test(`a link may not lead to ${JSON.stringify(url.slice(0, 50))}`, () => assert.equal(safeUrl(url), null));
}

test("what passes resolves to an allowed scheme and never to a foreign host from a path", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc
          .array(
            fc.constantFrom(
              "/",
              "\\",
              "h",
              "t",
              "p",
              "s",
              ":",
              "@",
              "\t",
              "\n",
              " ",
              "j",
              "a",
              "v",
              "script",
              "#",
              "?",
              ".",
            ),
          )
          .map((parts) => parts.join("")),
      ),
      (url) => {
        const safe = safeUrl(url);
        if (safe === null) return;
        const resolved = new URL(safe, "https://own.example/desk");
        assert.ok(["https:", "http:", "mailto:", "tel:"].includes(resolved.protocol));
        assert.equal(resolved.username + resolved.password, "");
        if (/^[/?#]/.test(safe)) assert.equal(resolved.host, "own.example");
      },
    ),
    { numRuns: 500 },
  );
});

test("our own articles are known by their number", () => {
  assert.equal(linkedArticle("/news/12/slug"), 12);
  assert.equal(linkedArticle("/news/12"), 12);
  assert.equal(linkedArticle("/news/12x"), null);
  assert.equal(linkedArticle("/news/012"), null);
  assert.equal(linkedArticle("https://elsewhere.example/news/12"), null);
});
