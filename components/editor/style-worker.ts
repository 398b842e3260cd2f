// The worker that looks for house style, so that no rule ever delays a key.
import { type StyleAsk, styleAnswers } from "./style-worker-answers.ts";

const answer = styleAnswers();

globalThis.addEventListener("message", (event: MessageEvent<StyleAsk>) => {
  const said = answer(event.data);
  if (said !== null) globalThis.postMessage(said, { transfer: [] });
});
