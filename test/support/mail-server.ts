import { createServer, type AddressInfo, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { type SmtpServer, timeLimits } from '#features/mail/smtp-settings'

/** What the server replies to the recipient and to the end of the message; null accepts. */
type Replies = {
  toRecipient?: () => Promise<number | null>
  toText?: () => Promise<number | null>
  /** Demanded of the client. */
  password?: string
  /** Offers STARTTLS, with a certificate that nobody trusts. */
  hasTls?: boolean
}
type Received = { to: string[]; text: string }

const refusal = (code: number) => Object.assign(new Error('Refused by the test.'), { responseCode: code })
const portOf = (address: string | AddressInfo | null) => (address instanceof Object ? address.port : 0)

const client = (port: number): SmtpServer => ({
  ...{ host: '127.0.0.1', port, secure: false, requireTls: false, auth: null },
  ...{ from: 'desk@variance.example', limits: timeLimits },
})

/** A mail server on this machine, with the messages that it took responsibility for. */
export async function aMailServer({ toRecipient, toText, password, hasTls = false }: Replies = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    ...{ authOptional: password === undefined, allowInsecureAuth: true, logger: false },
    disabledCommands: [...(hasTls ? [] : ['STARTTLS']), ...(password === undefined ? ['AUTH'] : [])],
    onAuth(auth, _session, done) {
      if (auth.password === password) done(null, { user: auth.username })
      else done(refusal(535))
    },
    async onRcptTo(_address, _session, done) {
      const code = (await toRecipient?.()) ?? null
      done(code === null ? null : refusal(code))
    },
    async onData(stream, session, done) {
      // A connection that ends in the middle of a message.
      const message = await text(stream).catch(() => null)
      if (message === null) return
      const code = (await toText?.()) ?? null
      if (code !== null) return done(refusal(code))
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: message })
      done()
    },
  })
  server.on('error', () => {})
  const listening = await new Promise<ReturnType<typeof server.listen>>((resolve) => {
    const started = server.listen(0, '127.0.0.1', () => resolve(started))
  })
  return {
    received,
    smtp: client(portOf(listening.address())),
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

/** A server that accepts connections and runs `talk` on each. */
export async function aTcpServer(talk: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    talk(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    smtp: client(portOf(server.address())),
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** The plain text of a message as its reader sees it. */
export function decoded(quotedPrintable: string): string {
  const bytes = quotedPrintable
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
