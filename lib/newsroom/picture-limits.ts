// How large a picture may be that the newsroom takes in: asked before it leaves a browser, and again where it arrives.

/** Bytes. */
export const largestPicture = 25 * 1024 * 1024;

/** Pixels of one picture, width times height. */
export const mostPixels = 60_000_000;

/** What is taken, for whoever is about to choose files. */
export const takenPictures = `JPEG, PNG or WebP, at most ${largestPicture / 1024 / 1024} MB and ${mostPixels / 1_000_000} million pixels each.`;
