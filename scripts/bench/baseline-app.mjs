import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modulePath, root } from '../lib/project-paths.mjs'
import { freePort } from '../lib/ports.mjs'
import { killGroup, onShutdown, runOrThrow } from '../lib/processes.mjs'
import { step } from '../lib/progress.mjs'
import { serve } from '../lib/serve.mjs'
import { measureSize } from './http-load.mjs'
import { benchFolder } from './database.mjs'

/** A dynamic page of plain text; its URL gives the number of rows. */
const page = `import { connection } from 'next/server'
export default async function Page({ params }) {
  await connection()
  const rows = Array.from({ length: Number((await params).rows) }, (_, row) => row)
  return <main>{rows.map((row) => <p key={row}>Row {row}: words of about the length of a line of text.</p>)}</main>
}
`
const layout = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}
`
const route = `import { readFileSync } from 'node:fs'
import pg from 'pg'
import { replaySql } from '../../../replay-sql.mjs'
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, options: '-c role=variance_reader', max: 8 })
let answer
export const dynamic = 'force-dynamic'
export async function GET(request, { params }) {
  const { what, number } = await params
  answer ??= replaySql(pool, JSON.parse(readFileSync(process.env.BENCH_SQL, 'utf8')))
  return new Response(await answer(decodeURIComponent(what), Number(number)), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
`

const sourceFiles = () => ({
  'app/layout.jsx': layout,
  'app/page/[rows]/page.jsx': page,
  'app/data/[what]/[number]/route.js': route,
  'app/replay-sql.mjs': readFileSync(join(root, 'scripts/bench/replay-sql.mjs'), 'utf8'),
  // Without this file, Next would compile ours, which it finds in a parent folder.
  'instrumentation.js': 'export function register() {}\n',
  'package.json': '{ "private": true, "type": "module" }',
})

/** The smallest possible page and route in Next: the cost of the framework itself. */
async function buildBaselineApp(env) {
  const folder = join(benchFolder, 'baseline-app')
  const stampText = JSON.stringify(sourceFiles())
  const stamp = join(folder, 'built-from')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampText) return folder
  await step('Building the baseline page and route', async () => {
    for (const [name, text] of Object.entries(sourceFiles())) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    await runOrThrow('The build', process.execPath, [modulePath('next/dist/bin/next'), 'build', folder], {
      env,
    })
    writeFileSync(stamp, stampText)
  })
  return folder
}

export async function serveBaselineApp(env, sqlFile) {
  const folder = await buildBaselineApp(env)
  const port = await freePort()
  const { pid } = await serve('start', port, { ...env, NODE_ENV: 'production', BENCH_SQL: sqlFile }, [folder])
  return { url: `http://localhost:${port}`, pid }
}

/** The URL of the baseline page that sends about `bytes` bytes. */
export async function baselinePageOfSize(baseline, bytes) {
  const sizeOf = async (rows) => (await measureSize({ url: `${baseline.url}/page/${rows}` })).plain
  const [smallSize, largeSize] = [await sizeOf(100), await sizeOf(1100)]
  return `${baseline.url}/page/${Math.max(1, Math.round(100 + (bytes - smallSize) / ((largeSize - smallSize) / 1000)))}`
}

/** Starts a server process that reports its port over IPC. */
export function startServerProcess(args, env) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  onShutdown(
    () => child.disconnect(),
    () => killGroup(child, 'SIGKILL'),
  )
  return new Promise((resolve, reject) => {
    child.once('message', ({ port }) => resolve({ url: `http://127.0.0.1:${port}`, pid: child.pid }))
    child.once('exit', (code) => reject(new Error(`${args.at(-1)} ended with ${code}.`)))
  })
}
