import { createServer, type Server, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addHost, addName, lookups } from '../../test/support/fictional-hosts.mjs'
import { fetchPage } from './fetch-page.server'
import { readAddress } from './read-address.server'

const html = { 'content-type': 'text/html; charset=utf-8' }
const body = '<h1>The fare was fixed</h1><p>Rosa Lindqvist said nobody was told.</p>'
/** 300 MB of one letter. */
const bomb = gzipSync(Buffer.alloc(300_000_000, 'a'))

/** What the fictional site answers at each path. */
const answers: Record<string, (response: ServerResponse) => void> = {
  '/page': (response) => response.writeHead(200, html).end(body),
  '/latin': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(Buffer.from('<meta charset="iso-8859-1"><p>Linköping</p>', 'latin1')),
  '/packed': (response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(body)),
  '/bomb': (response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(bomb),
  '/large': (response) => response.writeHead(200, html).end('a'.repeat(2_000_001)),
  '/coded': (response) => response.writeHead(200, { ...html, 'content-encoding': 'zstd' }).end(body),
  '/damaged': (response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(body),
  '/image': (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
  '/untyped': (response) => response.writeHead(200).end(body),
  '/gone': (response) => response.writeHead(410).end(),
  '/cut': (response) => {
    response.writeHead(200, html).write('<p>')
    response.destroy()
  },
  '/drip': (response) => {
    response.writeHead(200, html)
    const timer = setInterval(() => response.write('a'), 50)
    response.once('close', () => clearInterval(timer))
  },
}

let server: Server
let canary: Server
let reached = 0
const listen = (each: Server) =>
  new Promise<number>((resolve) =>
    each.listen(0, '127.0.0.1', () => {
      const address = each.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    }),
  )

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site')
    const target = searchParams.get('to')
    const hops = Number(searchParams.get('hops') ?? 0)
    if (target !== null) response.writeHead(302, { location: target }).end()
    else if (hops > 0)
      response.writeHead(302, { location: hops === 1 ? '/page' : `/?hops=${hops - 1}` }).end()
    else (answers[pathname] ?? ((missing) => missing.writeHead(404).end()))(response)
  })
  addHost('norhavn.example', await listen(server))
  canary = createServer((_request, response) => response.end('canary'))
  canary.on('connection', () => reached++)
  const port = await listen(canary)
  addHost('canary.example', port)
})
afterAll(() => {
  server.close()
  canary.close()
})

const text = async (path: string) => {
  const { bytes, encoding } = await fetchPage(`http://norhavn.example${path}`)
  return new TextDecoder(encoding).decode(bytes)
}

test('a page of a public host is fetched, packed or not, in its encoding', async () => {
  expect(await text('/page')).toBe(body)
  expect(await text('/packed')).toBe(body)
  expect(await text('/latin')).toContain('Linköping')
})

test('the text of a fetched page comes with its address', async () => {
  const { text: words, address } = await readAddress(' http://norhavn.example/?hops=1')
  expect(words).toContain('Rosa Lindqvist said nobody was told.')
  expect(address).toBe('http://norhavn.example/page')
})

test('three redirects are followed, a fourth is not', async () => {
  const { address } = await fetchPage('http://norhavn.example/?hops=3')
  expect(address).toBe('http://norhavn.example/page')
  await expect(fetchPage('http://norhavn.example/?hops=4')).rejects.toThrow('redirects too often')
})

test.each([
  ['/large', 'larger than 2 MB'],
  ['/bomb', 'larger than 2 MB'],
  ['/coded', 'form that cannot be read'],
  ['/damaged', 'could not be reached'],
  ['/image', 'no page of text'],
  ['/untyped', 'no page of text'],
  ['/gone', 'answered 410'],
  ['/cut', 'could not be reached'],
  ['/drip', 'within 8 seconds'],
])('%s is refused with its own sentence', async (path, sentence) => {
  await expect(text(path)).rejects.toMatchObject({
    name: 'AppError',
    code: 'invalid',
    message: expect.stringContaining(sentence),
  })
})

test('a packed page that decodes to 300 MB takes less than 30 MB of memory', async () => {
  await text('/packed')
  const before = process.memoryUsage().rss
  await expect(text('/bomb')).rejects.toThrow('larger than 2 MB')
  expect(process.memoryUsage().rss - before).toBeLessThan(30_000_000)
})

/** Addresses of this machine, its network, other schemes and ports, and disguises of them. */
const forbidden = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.0.0.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://0/',
  'http://0.0.0.0/',
  'http://[::]/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001::1]/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456::1]/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.64.0.1/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://localhost/',
  'http://localhost./',
  'http://LOCALHOST/',
  'http://app.localhost/',
  'http://printer.local/',
  'http://router/',
  'http://metadata.google.internal/',
  'http://norhavn.example./page',
  'http://１２７.0.0.1/',
  'http://127。0。0。1/',
  'http://ⓛocalhost/',
  'http://rosa@norhavn.example/',
  'http://norhavn.example@127.0.0.1/',
  'http://norhavn.example:8080/',
  'http://norhavn.example:22/',
  'http:\\\\127.0.0.1\\',
  'http://norhavn.example\\@127.0.0.1/',
  'http://127.0.0.1\r\nHost: norhavn.example/',
  'http://norhavn.example/ x',
  'https:127.0.0.1',
  'http:///127.0.0.1',
  '//127.0.0.1/',
  'file:///etc/passwd',
  'ftp://norhavn.example/',
  'gopher://127.0.0.1/',
  'data:text/html,x',
  'javascript:alert(1)',
  'blob:http://norhavn.example/x',
  'unix:/run/x.sock',
  '',
  'norhavn.example',
  `http://norhavn.example/${'a'.repeat(2001)}`,
]

test('no address of this machine, of a private network, another scheme or port is connected to', async () => {
  expect(forbidden.length).toBeGreaterThanOrEqual(46)
  for (const address of forbidden)
    await expect(fetchPage(address), address).rejects.toMatchObject({ name: 'AppError', code: 'invalid' })
  expect(reached).toBe(0)
})

test('a redirect to any of these addresses is not followed', async () => {
  const redirects = forbidden.filter(
    (address) => /^[a-z]+:/.test(address) && address.length < 1000 && /^[!-~]+$/.test(address),
  )
  for (const address of redirects)
    await expect(
      fetchPage(`http://norhavn.example/?to=${encodeURIComponent(address)}`),
      address,
    ).rejects.toMatchObject({
      code: 'invalid',
    })
  expect(reached).toBe(0)
})

test.each([
  ['of this machine', ['127.0.0.1']],
  ['public and private', ['93.184.216.200', '127.0.0.1']],
  ['private and public', ['10.0.0.1', '93.184.216.200']],
  ['mapped into version 6', ['::ffff:127.0.0.1']],
  ['of a link', ['fe80::1%eth0']],
  ['absent', []],
])('a name whose addresses are %s is refused', async (_case, addresses) => {
  addName('named.example', () => addresses)
  await expect(fetchPage('http://named.example/')).rejects.toThrow('not on the public web')
})

test('a name that means another address a moment later is looked up once, and that address is connected to', async () => {
  const first = addHost('rebound.example', portOf(server))
  let turns = 0
  addName('rebound.example', () => [turns++ === 0 ? first : '127.0.0.1'])
  const { bytes } = await fetchPage('http://rebound.example/page')
  expect(new TextDecoder().decode(bytes)).toBe(body)
  expect(lookups.get('rebound.example')).toBe(1)
})

test('a name that nobody knows gives a sentence', async () => {
  addName('unknown.example', () => {
    throw Object.assign(new Error('no such host'), { code: 'ENOTFOUND' })
  })
  await expect(fetchPage('http://unknown.example/')).rejects.toThrow('no site at this address')
})

function portOf(each: Server): number {
  const address = each.address()
  return typeof address === 'object' && address ? address.port : 0
}
