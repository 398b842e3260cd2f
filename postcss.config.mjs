// Tailwind for the newsroom's screens. Readers' pages have their own stylesheet, made by lib/server/build-site.ts.
export default { plugins: { "@tailwindcss/postcss": {} } };
