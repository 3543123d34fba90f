import { createServer } from 'node:http'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { dataFolder } from './checkout.mjs'
import { bin, run } from './processes.mjs'
import { Trouble } from './progress.mjs'

const latest = `SELECT document FROM published."LivePublication" WHERE subject = 'RECORD' AND number = 1 ORDER BY version DESC LIMIT 1`

/** The same SQL through `pg` alone, behind Node's own server: what the machine could do. */
export async function bareServer(databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, options: '-c role=variance_reader', max: 8 })
  const server = createServer((_, response) => {
    pool.query({ name: 'latest', text: latest }).then(
      ({ rows }) => response.setHeader('content-type', 'application/json').end(rows[0].document),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = async () => {
    server.closeAllConnections()
    server.close()
    await pool.end()
  }
  return { url: `http://127.0.0.1:${server.address().port}/`, stop }
}

const page = (bytes) => `import { connection } from 'next/server'
const rows = Array.from({ length: ${Math.ceil(bytes / 220)} }, (_, row) => row)
export default async function Page() {
  await connection()
  return <main>{rows.map((row) => <p key={row}>Row {row}: words of about the length of a line of text.</p>)}</main>
}
`
const layout = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}
`

/** A dynamic Next page with nothing in it but as many bytes: what the framework itself costs. */
export async function buildBarePage(bytes, env) {
  const folder = join(dataFolder, 'bench-page')
  mkdirSync(join(folder, 'app'), { recursive: true })
  writeFileSync(join(folder, 'app/page.jsx'), page(bytes))
  writeFileSync(join(folder, 'app/layout.jsx'), layout)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const program = [bin('next/dist/bin/next'), 'build', folder]
  const { code, output } = await run(process.execPath, program, {
    env: { ...env, NEXT_DIST_DIR: '.next' },
    quiet: true,
  })
  if (code !== 0) throw new Trouble(`The bare page could not be built:\n${output.slice(-2000)}`)
  return folder
}
