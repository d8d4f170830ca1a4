// Builds the bundle that the desk serves: node build.mjs [FOLDER], by default the one in the package.
// The desk serves script and style under names that change with what is in them (assets.py); letters have such names here.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "../src/riwaya/desk/static");

await mkdir(target, { recursive: true });
for (const file of await readdir(target)) await rm(join(target, file), { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: ["src/desk.js", "src/desk.css"],
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  entryNames: "[name]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  logLevel: "warning",
});

await writeFile(join(target, "icon.svg"), await readFile(join(here, "src/icon.svg")));
for (const font of ["@fontsource/ibm-plex-sans-arabic", "@fontsource-variable/noto-naskh-arabic"]) {
  const licence = await readFile(join(here, "node_modules", font, "LICENSE"));
  await writeFile(join(target, `LICENSE-${basename(font)}.txt`), licence);
}
