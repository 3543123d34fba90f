import 'server-only'
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpServer } from './smtp-settings'

export type Outgoing = { to: string; message: Buffer }

/** The reply code of the mail server in an error of nodemailer; null if the server did not reply. */
export function replyCode(error: unknown): number | null {
  const code: unknown = error instanceof Error && 'responseCode' in error ? error.responseCode : null
  return typeof code === 'number' ? code : null
}

/**
 * True if no mail server takes this recipient. A refusal of our login or of our address as sender is a fault of the
 * settings: the mail waits until they are right.
 */
export function isOfRecipient(error: Error): boolean {
  const [code, command]: unknown[] = [Reflect.get(error, 'code'), Reflect.get(error, 'command')]
  const isRefused = command === 'RCPT TO' && (replyCode(error) ?? 0) >= 500
  return code === 'EENVELOPE' && (isRefused || command === 'API')
}

/**
 * Sends one message over a connection of its own. Waits for `beforeText` after the server has accepted sender and recipient,
 * before the first byte of the message: until then nothing can arrive, whatever fails.
 */
export function sendBySmtp(
  server: SmtpServer,
  { to, message }: Outgoing,
  beforeText: () => Promise<void>,
): Promise<void> {
  const { host, port, secure, requireTls, auth, from, limits } = server
  const connection = new SMTPConnection({
    ...{ host, port, secure, requireTLS: requireTls },
    ...{ connectionTimeout: limits.connectMs, greetingTimeout: limits.connectMs },
    ...{ socketTimeout: limits.replyMs, socketCloseTimeout: 1000 },
  })
  const text = Readable.from(textAfter(beforeText, message))
  return new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => {
      clearTimeout(timer)
      connection.close()
      reject(error)
    }
    const timer = setTimeout(() => fail(new Error('The mail server took too long.')), limits.allMs)
    // Stays for the whole life of the connection: without a listener a late error would end the process.
    connection.on('error', fail)
    const send = () =>
      connection.send({ from, to: [to] }, text, (error) => {
        if (error) return fail(error)
        clearTimeout(timer)
        connection.quit()
        resolve()
      })
    connection.connect((error) => {
      if (error) return fail(error)
      if (auth === null) return send()
      connection.login({ credentials: auth }, (refusal) => (refusal ? fail(refusal) : send()))
    })
  })
}

async function* textAfter(beforeText: () => Promise<void>, message: Buffer): AsyncGenerator<Buffer> {
  await beforeText()
  yield message
}
