// Takes one picture into the library.
import { libraryUpload } from "#lib/server/desk-pictures.ts";

export const dynamic = "force-dynamic";
export const POST = libraryUpload;
