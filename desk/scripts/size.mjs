// Prints the gzipped size of the scripts that each page needs, and fails where the first page needs too much.
import { readFileSync, rmSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIR = new URL("../../src/dragoman/web/desk/", import.meta.url);
const MOST = 350; // kB of the first page
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", DIR), "utf8"));
rmSync(new URL(".vite", DIR), { recursive: true }); // of no use to those who open the desk

/** The keys of a chunk and of all chunks it imports; with `lazy` also those it may import later. */
function chunks(key, lazy, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  const { imports = [], dynamicImports = [] } = manifest[key];
  for (const next of [...imports, ...(lazy ? dynamicImports : [])]) chunks(next, lazy, seen);
  return seen;
}

const gzipped = (key) => gzipSync(readFileSync(new URL(manifest[key].file, DIR))).length / 1000;
const frame = chunks("index.html", false);
for (const page of manifest["index.html"].dynamicImports.filter((key) => key.includes("/pages/"))) {
  // The frame knows all pages; its own later imports are not this page's.
  const scripts = [...chunks(page, true, new Set(frame))].filter((key) => manifest[key].file.endsWith(".js"));
  const size = scripts.reduce((sum, key) => sum + gzipped(key), 0);
  console.log(`${page.padEnd(24)} ${size.toFixed(0).padStart(4)} kB of JavaScript, gzipped`);
  if (page.endsWith("/today.tsx") && size > MOST) {
    console.error(`The first page may need ${MOST} kB at most.`);
    process.exit(1);
  }
}
