// What each role is called on screen.
import type { Role } from "#lib/newsroom/article.ts";

export const roleWords: Readonly<Record<Role, string>> = {
  reporter: "Reporter",
  editor: "Editor",
  chief: "Editor-in-chief",
  legal: "Legal",
  admin: "Administrator",
};
