/** A mail server that hangs costs one attempt this time at most. The lease of a job is longer. */
export const timeLimits = { connectMs: 10_000, replyMs: 30_000, allMs: 60_000 }

export type SmtpServer = {
  host: string
  port: number
  /** TLS from the first byte. Otherwise STARTTLS, which only a server on this machine may lack. */
  secure: boolean
  requireTls: boolean
  auth: { user: string; pass: string } | null
  /** The sender's address. */
  from: string
  limits: typeof timeLimits
}

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|::1)$/.test(host)
const ports: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 }

/** The mail server of the settings, or null where none is set. */
export function smtpServer({
  SMTP_URL,
  MAIL_FROM,
}: {
  SMTP_URL?: string | undefined
  MAIL_FROM?: string | undefined
}): SmtpServer | null {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return null
  const { protocol, hostname, port, username, password } = new URL(SMTP_URL)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return {
    host,
    port: port === '' ? (ports[protocol] ?? 587) : Number(port),
    secure: protocol === 'smtps:',
    requireTls: protocol === 'smtp:' && !isLoopback(host),
    auth: username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    from: MAIL_FROM,
    limits: timeLimits,
  }
}
