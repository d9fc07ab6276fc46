import { defineConfig } from "vitest/config";

// The content policy of `dragoman serve` allows scripts and styles from files alone, so nothing is put inline.
export default defineConfig({
  build: {
    outDir: "../src/dragoman/web/desk",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
    license: { fileName: "licenses.md" },
  },
  server: { proxy: { "/api": process.env["DRAGOMAN"] ?? "http://127.0.0.1:8000" } },
  test: { include: ["src/**/*.test.ts"] },
});
