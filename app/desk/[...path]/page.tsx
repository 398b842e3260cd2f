// Every address of the newsroom that is no page: signed out it leads to the sign-in, signed in it is the newsroom's 404.
import { notFound } from "next/navigation";
import { requireActor } from "#lib/server/session.ts";

export default async function NowherePage() {
  await requireActor();
  notFound();
}
