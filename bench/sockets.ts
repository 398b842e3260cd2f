// A load generator that costs less than the servers it measures: keep-alive sockets that send the same bytes again and again
// and only count what comes back. A client that parses every answer would be the slowest part and hide all others.
import { connect } from "node:net";

/** Bytes of one answer of this address, its head included: always as many while it stays the same. */
async function lengthOf(host: string, port: number, bytes: string): Promise<number> {
  const socket = connect(port, host);
  let said = "";
  socket.setEncoding("latin1").write(bytes);
  try {
    for await (const chunk of socket) {
      said += String(chunk);
      const head = said.indexOf("\r\n\r\n");
      if (head < 0) continue;
      if (!said.startsWith("HTTP/1.1 200 ")) throw new Error(`the load met ${said.slice(0, 60)}`);
      const body = /\r\ncontent-length: (\d+)/i.exec(said.slice(0, head))?.[1];
      if (body === undefined) throw new Error("the answer doesn't say how long it is");
      return head + 4 + Number(body);
    }
  } finally {
    socket.destroy();
  }
  throw new Error("the connection ended before the answer");
}

/** Ask for one address over so many sockets for some seconds; answers how many answers came, whole. */
export async function askAgainAndAgain(url: string, sockets: number, seconds: number): Promise<number> {
  const { hostname, port, pathname, host } = new URL(url);
  const bytes = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const whole = await lengthOf(hostname, Number(port), bytes);
  const end = performance.now() + seconds * 1_000;
  let answers = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.setNoDelay(true);
      let received = 0;
      socket.on("data", (chunk: Buffer) => {
        received += chunk.length;
        if (received < whole) return;
        // One answer a question, and each as long as the first: else something else than the page came.
        if (received > whole) return void socket.destroy(new Error("an answer of another length"));
        received = 0;
        answers++;
        if (performance.now() < end) socket.write(bytes);
        else socket.destroy();
      });
      socket.on("error", reject);
      socket.on("close", () => resolve());
      socket.write(bytes);
    });
  await Promise.all(Array.from({ length: sockets }, one));
  return answers;
}
