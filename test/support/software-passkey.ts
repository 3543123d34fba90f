import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** CBOR (RFC 8949) of the few values that an authenticator sends. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = [...value].flatMap(([key, entry]) => [cbor(key), cbor(asCbor(entry))])
  return Buffer.concat([head(5, value.size), ...entries])
}

function asCbor(value: unknown): Parameters<typeof cbor>[0] {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (Buffer.isBuffer(value) || value instanceof Map) return value
  throw new Error('This value has no CBOR here.')
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  if (length < 256) return Buffer.from([(major << 5) | 24, length])
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255])
}

const base64url = (bytes: Buffer) => bytes.toString('base64url')
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const flags = { present: 1, verified: 4, hasCredential: 64 }

type Situation = {
  challenge: string
  origin?: string
  rpId?: string
  counter?: number
  /** False for a device that did not recognise the person. */
  isVerified?: boolean
}

/** An authenticator in software, by the text of WebAuthn and apart from the library that the application uses. */
export function softwarePasskey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const coordinate = (text: string) => Buffer.from(text, 'base64url')
  const key = new Map<number, unknown>([
    ...([
      [1, 2],
      [3, -7],
      [-1, 1],
    ] as const),
    [-2, coordinate(x)],
    [-3, coordinate(y)],
  ])
  const clientData = (type: string, { challenge, origin = 'http://localhost:3000' }: Situation) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authenticatorData = (
    { rpId = 'localhost', counter = 0, isVerified = true }: Situation,
    credential: Buffer | null,
  ) => {
    const bits = flags.present | (isVerified ? flags.verified : 0) | (credential ? flags.hasCredential : 0)
    const tail = Buffer.alloc(5)
    tail.writeUInt8(bits, 0)
    tail.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(rpId), tail, ...(credential ? [credential] : [])])
  }
  const answer = (response: Record<string, unknown>) =>
    JSON.stringify({
      ...{ id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} },
      response,
    })
  return {
    id: base64url(id),
    /** The answer to a challenge for a new passkey. */
    create(situation: Situation): string {
      const length = Buffer.from([0, id.length])
      const credential = Buffer.concat([Buffer.alloc(16), length, id, cbor(key)])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authenticatorData(situation, credential)],
      ])
      return answer({
        clientDataJSON: base64url(clientData('webauthn.create', situation)),
        attestationObject: base64url(cbor(attestation)),
        transports: ['internal'],
      })
    },
    /** The answer to a challenge for a use. */
    use(situation: Situation): string {
      const data = authenticatorData(situation, null)
      const client = clientData('webauthn.get', situation)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return answer({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      })
    },
  }
}
