import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { code, text } from './support/source-tree'

const units = readdirSync('deploy').filter((name) => name.endsWith('.service'))
/** Of ten; lower is safer. */
const exposureMax = 2.5

const analyse = (...args: string[]) => spawnSync('systemd-analyze', args, { encoding: 'utf8' })
const hasAnalyser = analyse('--version').status === 0

test.runIf(hasAnalyser).each(units)('systemd rates the exposure of %s at most 2.5', (unit) => {
  const threshold = `--threshold=${exposureMax * 10}`
  const { status, stdout } = analyse('security', '--offline=true', '--no-pager', threshold, `deploy/${unit}`)
  expect(status, stdout).toBe(0)
})

test.runIf(hasAnalyser)('control: systemd rates a unit without our limits above 2.5', () => {
  const bare = analyse(
    'security',
    '--offline=true',
    '--no-pager',
    '--threshold=25',
    'test/support/bare.service',
  )
  expect(bare.status).not.toBe(0)
})

const settings = [...text('lib/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name)

/** Variables of the scripts, and of the images of PostgreSQL. */
const others = new Set(['AUDIT_HEADS_FILE', 'DATA_FOLDER', 'DESK_PASSWORD', 'READER_PASSWORD'])
const isKnown = (name: string) => settings.includes(name) || others.has(name) || name.startsWith('POSTGRES_')

test('deploy/ sets no variable that nothing reads', () => {
  const files = ['deploy/Dockerfile', 'deploy/compose.yaml', ...units.map((unit) => `deploy/${unit}`)]
  const names = files.flatMap((file) =>
    [...text(file).matchAll(/^\s*(?:ENV |Environment=)?([A-Z][A-Z_]{3,})[=:] ?\S/gm)].map(
      ([, name = '']) => name,
    ),
  )
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !isKnown(name))).toEqual([])
})

test('neither the server’s unit nor its container has the owner’s login', () => {
  const server = /^ {2}server:\n([^]*?)^ {2}\w/m.exec(text('deploy/compose.yaml'))?.[1] ?? ''
  expect(server).toContain('DESK_DATABASE_URL')
  expect(server).not.toMatch(/^\s+DATABASE_URL|OWNER_PASSWORD/m)
  expect(text('deploy/at-variance@.service')).not.toContain('owner.env')
})

test('the image runs as another user than the owner of its files, and carries no setting, history or data', () => {
  const dockerfile = text('deploy/Dockerfile')
  const [, final = ''] = dockerfile.split(/^FROM .*$(?![^]*^FROM )/m)
  expect(final).toMatch(/^USER node$/m)
  expect(final).not.toMatch(/--chown=node/)
  expect(dockerfile).not.toMatch(/^(ENV|ARG) .*(SECRET|PASSWORD|_URL)/m)
  for (const left of ['.git', '.env', '.env.*', '.data', 'node_modules'])
    expect(text('.dockerignore').split('\n')).toContain(left)
})

test('every service of the compose file is read-only, without capabilities that it needs not', () => {
  const services =
    text('deploy/compose.yaml')
      .split(/^services:$/m)[1]
      ?.split(/^networks:$/m)[0] ?? ''
  const parts = services.split(/^ {2}(?=\w+:$)/m).slice(1)
  expect(parts.map((part) => part.split(':')[0])).toEqual(['database', 'migrate', 'server', 'front'])
  for (const part of parts.slice(1))
    for (const line of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true'])
      expect(part, part.split(':')[0]).toContain(line)
})

test('docs/operate.md and .env.example name the settings that the code reads, and no others', () => {
  const ofScripts = ['DATA_FOLDER', 'AUDIT_HEADS_FILE', 'PG_BIN']
  const read = [...settings.filter((name) => name !== 'NODE_ENV'), ...ofScripts].toSorted()
  const listed = [...text('docs/operate.md').matchAll(/^\| `([A-Z][A-Z_]+)` /gm)].map(([, name = '']) => name)
  expect(listed.toSorted()).toEqual(read)
  const explained = [...text('.env.example').matchAll(/^# ?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name)
  expect(explained.toSorted()).toEqual(read)
  for (const name of ofScripts)
    expect(
      code.some((file) => file.startsWith('scripts/') && text(file).includes(name)),
      name,
    ).toBe(true)
})
