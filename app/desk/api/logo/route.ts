// Taking in a picture that is to stand for the paper's name.
import { logoUpload } from "#lib/server/logo-upload.ts";

export const POST = logoUpload;
