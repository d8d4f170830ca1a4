// Builds the bundle that the desk serves: node build.mjs [FOLDER], by default the one in the package.
// Names change with what is in a file; manifest.json says which name a file goes by.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "../src/riwaya/desk/static");

await mkdir(target, { recursive: true });
for (const file of await readdir(target)) await rm(join(target, file), { recursive: true });

const result = await build({
  absWorkingDir: here,
  entryPoints: ["src/desk.js", "src/desk.css"],
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  metafile: true,
  logLevel: "warning",
});

const manifest = {};
for (const [path, output] of Object.entries(result.metafile.outputs)) {
  const from = output.entryPoint ?? Object.keys(output.inputs)[0];
  manifest[basename(from)] = basename(path);
}
const icon = await readFile(join(here, "src/icon.svg"));
manifest["icon.svg"] = `icon-${createHash("sha256").update(icon).digest("hex").slice(0, 8)}.svg`;
await writeFile(join(target, manifest["icon.svg"]), icon);
for (const font of ["@fontsource/ibm-plex-sans-arabic", "@fontsource-variable/noto-naskh-arabic"]) {
  const licence = await readFile(join(here, "node_modules", font, "LICENSE"));
  await writeFile(join(target, `LICENSE-${basename(font)}.txt`), licence);
}
const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(join(target, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);
