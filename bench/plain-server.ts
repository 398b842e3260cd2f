// The least that Node can do: one file's bytes from memory to everybody who asks. What our own server is compared with.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [file = "", port = "0"] = process.argv.slice(2);
const body = readFileSync(file);
const headers = ["content-type", "text/html; charset=utf-8", "content-length", String(body.length)];

createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
}).listen(Number(port), "127.0.0.1");
