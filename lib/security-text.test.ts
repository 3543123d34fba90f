import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { respondWithSecurityText, securityText } from './security-text'

const contact = 'mailto:security@harbour.example'
const origin = 'https://variance.example.org'

/** The answer of a server with this contact. */
async function answerTo(path: string, contactOfSite: string | undefined, method = 'GET') {
  const server = createServer((request, response) => {
    if (!respondWithSecurityText(request, response, { contact: contactOfSite, origin }))
      response.writeHead(404).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  try {
    const response = await fetch(`http://127.0.0.1:${address.port}${path}`, { method })
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    }
  } finally {
    server.closeAllConnections()
    await once(server.close(), 'close')
  }
}

test('security.txt has the contact, its canonical address and a term of less than a year', () => {
  const text = securityText({ contact, origin }, new Date('2026-11-29T18:00:00Z'))
  expect(text).toBe(
    `Contact: ${contact}\nExpires: 2027-05-28T00:00:00.000Z\nPreferred-Languages: en\n` +
      `Canonical: ${origin}/.well-known/security.txt\n`,
  )
})

test('security.txt is plain text at its address alone', async () => {
  const path = '/.well-known/security.txt'
  expect(await answerTo(path, contact)).toMatchObject({
    status: 200,
    type: 'text/plain; charset=utf-8',
    text: expect.stringContaining(`Contact: ${contact}\n`),
  })
  expect(await answerTo(path, contact, 'HEAD')).toMatchObject({ status: 200, text: '' })
  expect((await answerTo('/security.txt', contact)).status).toBe(404)
})

test('without a contact there is no security.txt', async () => {
  expect((await answerTo('/.well-known/security.txt', undefined)).status).toBe(404)
})
