import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, context } from 'esbuild'
import { subsetFonts } from './fonts.mjs'
import { root } from './project-paths.mjs'
import { holder } from './lock.mjs'

const outdir = join(root, 'public', 'assets')
const manifest = join(root, 'generated', 'reader-assets.ts')

const options = {
  absWorkingDir: root,
  entryPoints: { reader: 'app/(public)/reader.css', script: 'app/(public)/_script/reader.ts' },
  outdir,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/assets',
  loader: { '.woff2': 'file' },
  bundle: true,
  minify: true,
  metafile: true,
  define: { isDevelopment: 'false' },
  format: 'iife',
  target: ['chrome111', 'firefox114', 'safari16.4'],
  logLevel: 'warning',
}

/** Bundles the style sheet, script and fonts of the documents, and writes the manifest that the documents import. */
export async function buildReaderAssets() {
  await subsetFonts()
  await writeManifest(await build(options))
}

/** Bundles again whenever a source changes. The script of this bundle reloads a page that has changed on the server. */
export async function watchReaderAssets() {
  await subsetFonts()
  const watched = await context({
    ...options,
    define: { isDevelopment: 'true' },
    plugins: [{ name: 'manifest', setup: (bundle) => bundle.onEnd(writeManifest) }],
  })
  await watched.watch()
}

async function writeManifest({ metafile }) {
  // A failed build has no output; esbuild has printed why.
  if (!metafile) return
  const files = Object.entries(metafile.outputs).map(([path, { entryPoint }]) => ({
    name: basename(path),
    entryPoint,
  }))
  await removeOld(new Set(files.map(({ name }) => name)))
  const outputNamed = (end) => files.find(({ entryPoint }) => entryPoint?.endsWith(end))?.name
  const fonts = files
    .filter(({ name }) => /^(anek|eczar)-latin-[^-]+\.woff2$/.test(name))
    .map(({ name }) => name)
  const assets = {
    styles: `/assets/${outputNamed('.css')}`,
    script: `/assets/${outputNamed('.ts')}`,
    fonts: fonts.map((name) => `/assets/${name}`),
  }
  mkdirSync(join(root, 'generated'), { recursive: true })
  const text = `export const readerAssets = ${JSON.stringify(assets, null, 2)} as const\n`
  // The time of an unchanged file must not change, or tools that watch it would run again.
  if (!existsSync(manifest) || readFileSync(manifest, 'utf8') !== text) writeFileSync(manifest, text)
}

/** A server that runs from this checkout may still need the files of its own build. */
async function removeOld(names) {
  if (!existsSync(outdir) || (await holder())) return
  for (const name of readdirSync(outdir)) if (!names.has(name)) rmSync(join(outdir, name))
}
