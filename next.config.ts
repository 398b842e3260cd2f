// How Next builds and serves this app. Readers' pages are route handlers; only the newsroom uses Next's pages.
import type { NextConfig } from "next";

const config: NextConfig = {
  // The same as env.buildDir(): Next compiles this file alone, so it can import nothing of ours.
  distDir: process.env["BUILD_DIR"] ?? ".next",
  poweredByHeader: false,
  // Readers' pages are compressed once, by the page cache; the newsroom's are small and come over one connection.
  compress: false,
  // Pictures are re-encoded at upload in fixed widths; nothing is resized at request.
  images: { unoptimized: true },
  // yjs is one module for both module graphs of the process: it judges what is a document by its own classes.
  serverExternalPackages: ["@node-rs/argon2", "sharp", "postgres", "yjs", "xmllint-wasm"],
  agentRules: false,
  devIndicators: false,
  // Next keeps the name favicon.ico for a file of its own and leaves out a route that stands there.
  rewrites: () => Promise.resolve([{ source: "/favicon.ico", destination: "/favicon" }]),
};

export default config;
