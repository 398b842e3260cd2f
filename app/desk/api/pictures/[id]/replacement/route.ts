// Takes a file in the place of a picture's.
import { pictureReplacement } from "#lib/server/desk-pictures.ts";

export const dynamic = "force-dynamic";
export const POST = pictureReplacement;
