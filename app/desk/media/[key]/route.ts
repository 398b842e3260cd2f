// A picture for people of the newsroom, whether or not readers may see it.
import { pictureFile } from "#lib/server/desk-pictures.ts";

export const dynamic = "force-dynamic";
export const GET = pictureFile;
