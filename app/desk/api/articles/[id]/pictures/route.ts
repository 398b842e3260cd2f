// Takes one picture for an article.
import { pictureUpload } from "#lib/server/desk-pictures.ts";

export const dynamic = "force-dynamic";
export const POST = pictureUpload;
