// How Next builds and serves this app. Readers' pages are route handlers; only the newsroom uses Next's pages.
import type { NextConfig } from "next";
import { env } from "#lib/env.ts";

const config: NextConfig = {
  distDir: env.buildDir(),
  poweredByHeader: false,
  // Readers' pages are compressed once, by the page cache; the newsroom's are small and come over one connection.
  compress: false,
  // Pictures are re-encoded at upload in fixed widths; nothing is resized at request.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "sharp", "postgres"],
  agentRules: false,
  devIndicators: false,
};

export default config;
