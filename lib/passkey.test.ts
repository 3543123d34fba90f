import { expect, test } from 'vitest'
import { softwarePasskey } from '#test/support/software-passkey'
import { creationOptions, credentialIdOf, requestOptions, verifiedCreation, verifiedUse } from './passkey'

const origin = 'http://localhost:3000'
const challenge = Buffer.alloc(32, 7).toString('base64url')
const other = Buffer.alloc(32, 8).toString('base64url')
const expected = { origin, challenge }

async function made(counter = 0) {
  const device = softwarePasskey()
  const passkey = await verifiedCreation(device.create({ challenge, counter }), expected)
  if (passkey === null) throw new Error('The passkey was not accepted.')
  return { device, passkey }
}

test('a passkey that answers the challenge at this origin is accepted, and its use too', async () => {
  const { device, passkey } = await made()
  expect(passkey).toMatchObject({ credentialId: device.id, counter: 0, transports: ['internal'] })
  const answer = device.use({ challenge })
  expect(credentialIdOf(answer)).toBe(device.id)
  expect(await verifiedUse(answer, expected, passkey)).toBe(0)
})

const wrong = {
  'another challenge': { challenge: other },
  'another origin': { challenge, origin: 'https://variance.example' },
  'another port of the same host': { challenge, origin: 'http://localhost:3001' },
  'an origin that begins alike': { challenge, origin: 'http://localhost:3000.fare.example' },
  'another host': { challenge, rpId: 'fare.example' },
  'a device that did not recognise the person': { challenge, isVerified: false },
}

test.each(Object.entries(wrong))('%s is refused, for a new passkey and for a use', async (_, situation) => {
  expect(await verifiedCreation(softwarePasskey().create(situation), expected)).toBeNull()
  const { device, passkey } = await made()
  expect(await verifiedUse(device.use(situation), expected, passkey)).toBeNull()
})

test('the signature of another key is refused', async () => {
  const { passkey } = await made()
  expect(await verifiedUse(softwarePasskey().use({ challenge }), expected, passkey)).toBeNull()
})

test('a counter that does not rise is refused; one that is always zero is not', async () => {
  const { device, passkey } = await made(5)
  for (const counter of [0, 4, 5])
    expect(await verifiedUse(device.use({ challenge, counter }), expected, passkey)).toBeNull()
  expect(await verifiedUse(device.use({ challenge, counter: 6 }), expected, passkey)).toBe(6)
})

test('an answer to make a passkey is no use of it, and a use makes none', async () => {
  const { device, passkey } = await made()
  expect(await verifiedUse(device.create({ challenge }), expected, passkey)).toBeNull()
  expect(await verifiedCreation(device.use({ challenge }), expected)).toBeNull()
})

test.each(['', '{}', 'null', '[]', '{"id":1}', '{"__proto__":{}}', 'x'.repeat(100_000)])(
  'a text that is no answer is refused: %j',
  async (text) => {
    const { passkey } = await made()
    expect(credentialIdOf(text)).toBeNull()
    expect(await verifiedCreation(text, expected)).toBeNull()
    expect(await verifiedUse(text, expected, passkey)).toBeNull()
  },
)

test('the browser gets the host and the challenge, and must recognise the person', async () => {
  const known = [{ credentialId: 'abcdefghijklmnop', transports: ['usb'] }]
  const account = { id: '00000000-0000-7000-8000-00000000000a', email: 'rosa@harbour.example', name: 'Rosa' }
  const creation = await creationOptions(expected, account, known)
  expect(creation).toMatchObject({
    ...{ challenge, rp: { id: 'localhost' }, excludeCredentials: [{ id: 'abcdefghijklmnop' }] },
    authenticatorSelection: { userVerification: 'required' },
  })
  const request = await requestOptions({ origin: 'https://variance.example.org', challenge }, known)
  expect(request).toMatchObject({
    ...{ challenge, rpId: 'variance.example.org', userVerification: 'required' },
    allowCredentials: [{ id: 'abcdefghijklmnop', transports: ['usb'] }],
  })
})
