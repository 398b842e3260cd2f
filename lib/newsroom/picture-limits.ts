// How large a picture may be that the newsroom takes in: asked before it leaves a browser, and again where it arrives.

/** Bytes. */
export const largestPicture = 25 * 1024 * 1024;
