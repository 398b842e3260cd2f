// Which addresses lead back into the machine, however they are written.
import assert from "node:assert/strict";
import test from "node:test";
import { isLinkLocal, isOwnMachine } from "./own-machine.ts";

test("the machine's own addresses are known in every way of writing them, and others are not taken for them", () => {
  for (const own of [
    "http://127.0.0.1/",
    "http://127.9.9.9:6379/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0.0.0.0/",
    "http://0/",
    "http://[::1]:22/",
    "http://[::]/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://localhost:4600/",
    "http://a.LOCALHOST./",
  ])
    assert.equal(isOwnMachine(new URL(own)), true, own);
  for (const near of [
    "http://169.254.169.254/",
    "http://[fe80::1]/",
    "http://[febf::1]/",
    "http://[::ffff:169.254.169.254]/",
  ])
    assert.equal(isLinkLocal(new URL(near)), true, near);
  for (const other of [
    "https://hub.example/",
    "https://localhost.example/",
    "http://10.0.0.7/",
    "http://128.0.0.1/",
    "http://[2001:db8::1]/",
    "http://[fec0::1]/",
    "http://[1::7f00:1]/",
  ]) {
    assert.equal(isOwnMachine(new URL(other)), false, other);
    assert.equal(isLinkLocal(new URL(other)), false, other);
  }
});
