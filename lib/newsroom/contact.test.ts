// A contact is a link where it is an address, and where it isn't one nothing makes it one.
import assert from "node:assert/strict";
import test from "node:test";
import { contactAddressProblem, contactHref, contactWords } from "./contact.ts";

test("a mail and a web address lead somewhere, and everything else stays words", () => {
  for (const [contact, href] of [
    ["ana@paper.example", "mailto:ana@paper.example"],
    ["mailto:ana@paper.example", "mailto:ana@paper.example"],
    [" https://social.example/@ana ", "https://social.example/@ana"],
    ["Signal: ana.12", null],
    ["+44 20 7946 0000", null],
    ["ana@paper.example or the desk", null],
    ["http://paper.example", null],
    ["javascript:alert(1)", null],
    ["mailto:ana@paper.example?bcc=all@paper.example&body=x y", null],
    ["https://user:word@paper.example/", null],
    ["https://", null],
    ["", null],
  ] as const)
    assert.equal(contactHref(contact), href, contact);
  assert.equal(contactWords("mailto:ana@paper.example"), "ana@paper.example");
});

test("what is written like an address and isn't one is refused with how to write it", () => {
  for (const contact of ["http://paper.example", "javascript:alert(1)", "mailto:ana", "https://a b"])
    assert.match(contactAddressProblem(contact) ?? "", /https:\/\/example/, contact);
  for (const contact of ["", "Room 4", "ana@paper.example", "https://paper.example/ana", "Signal: ana.12"])
    assert.equal(contactAddressProblem(contact), null, contact);
});
