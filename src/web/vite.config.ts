import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page is built to dist/web: one entry, hashed assets, nothing from another origin. */
export default defineConfig({
  root: here("."),
  base: "/",
  plugins: [svelte()],
  build: {
    outDir: here("../../dist/web"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    license: { fileName: "licenses.md" },
    modulePreload: { polyfill: false },
    /** What the offline worker keeps. */
    manifest: "parts.json",
    rollupOptions: {
      input: { page: here("index.html"), sw: here("offline/worker.ts") },
      /** A worker's address must stay, and must lie above all that it serves. */
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
  server: { proxy: { "/api": process.env.SITROOM_API ?? "http://127.0.0.1:8080" } },
});
