import { expect, test } from 'vitest'
import { connect, type Socket } from 'node:net'
import { takeJob } from '#features/jobs/queue.server'
import { deskDb } from '#lib/desk-db.server'
import { emptyQueue, queueRosasMail, sendNext, theMail } from '#test/support/mail-queue'
import { aMailServer, aTcpServer } from '#test/support/mail-server'

const { until, pass } = await emptyQueue()

test.each(['toRecipient', 'toText'] as const)(
  'after a temporary refusal (%s) the mail is sent later, once',
  async (reply) => {
    const codes: (number | null)[] = [451, null]
    const server = until(await aMailServer({ [reply]: async () => codes.shift() ?? null }))
    await queueRosasMail()
    await sendNext(server.smtp)
    expect(server.received).toHaveLength(0)
    expect(await theMail()).toMatchObject({ sentAt: null, startedAt: null, isDead: false })
    expect(await sendNext(server.smtp)).toBe(false)
    await pass()
    await sendNext(server.smtp)
    expect(server.received).toHaveLength(1)
    expect((await theMail()).isDone).toBe(true)
  },
)

test.each(['toRecipient', 'toText'] as const)(
  'after a final refusal (%s) the mail is dead with the words of the server',
  async (reply) => {
    const server = until(await aMailServer({ [reply]: async () => 550 }))
    await queueRosasMail()
    await sendNext(server.smtp)
    expect(await theMail()).toMatchObject({ sentAt: null, startedAt: null, isDead: true })
    expect((await theMail()).lastError).toContain('550 Refused by the test.')
  },
)

test('an address that no mail server can take is dead at once', async () => {
  const server = until(await aMailServer())
  for (const to of ['rosa', 'rosa@harbour.example> SIZE=1', '<>']) {
    await queueRosasMail({ to })
    await sendNext(server.smtp)
  }
  expect(await deskDb.job.count({ where: { deadAt: { not: null } } })).toBe(3)
  expect(server.received).toEqual([])
})

test('a server that hangs, ends or speaks nonsense costs an attempt and loses nothing', async () => {
  const talks: ((socket: Socket) => void)[] = [
    (socket) => socket.end(),
    (socket) => socket.end('554 No service here.\r\n'),
    (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    (socket) => socket.end('220 mail.example ESMTP\r\n421 Closing.\r\n'),
  ]
  await queueRosasMail()
  for (const talk of talks) {
    const server = until(await aTcpServer(talk))
    await sendNext(server.smtp)
    expect(await theMail()).toMatchObject({ startedAt: null, isDead: false })
    expect((await theMail()).lastError).not.toBeNull()
    await pass()
  }
  const server = until(await aMailServer())
  await sendNext(server.smtp)
  expect(server.received).toHaveLength(1)
})

const hangs: [string, boolean, (socket: Socket) => void][] = [
  ['before its greeting', false, () => {}],
  ['after its greeting', false, (socket) => socket.write('220 mail.example ESMTP\r\n')],
  ['while it writes, byte by byte', false, (socket) => trickle(socket)],
  ['after the text', true, (socket) => converse(socket)],
]
/** One byte at a time, so that the connection is never idle. */
function trickle(socket: Socket): void {
  const timer = setInterval(() => socket.write('2'), 5)
  socket.on('close', () => clearInterval(timer))
}
/** Accepts everything up to the text, and says nothing to that. */
function converse(socket: Socket): void {
  socket.write('220 mail.example ESMTP\r\n')
  socket.on('data', (data) => {
    const command = data.toString('utf8')
    if (/^(EHLO|MAIL|RCPT)/.test(command)) socket.write('250 Fine.\r\n')
    else if (command.startsWith('DATA')) socket.write('354 Go on.\r\n')
  })
}
test.each(hangs)(
  'a mail server that hangs %s is left, and the mail is not lost',
  async (_, isStarted, talk) => {
    const server = until(await aTcpServer(talk))
    await queueRosasMail()
    await sendNext({ ...server.smtp, limits: { connectMs: 2000, replyMs: 2000, allMs: 5000 } })
    const mail = await theMail()
    expect(mail).toMatchObject({ sentAt: null, isDone: false, isDead: isStarted })
    expect(mail.startedAt !== null).toBe(isStarted)
  },
)

test('without TLS a message goes to no server of another machine', async () => {
  const server = until(await aMailServer())
  await queueRosasMail()
  await sendNext({ ...server.smtp, requireTls: true })
  expect(server.received).toEqual([])
  expect(await theMail()).toMatchObject({ startedAt: null, isDead: false })
  expect((await theMail()).lastError).toMatch(/STARTTLS/)
})

test('a message goes to no server whose certificate nobody trusts', async () => {
  const server = until(await aMailServer({ hasTls: true }))
  await queueRosasMail()
  await sendNext({ ...server.smtp, requireTls: true })
  expect(server.received).toEqual([])
  expect((await theMail()).lastError).toMatch(/certificate/)
})

test('a wrong password of ours is no fault of the mail: it waits until the setting is right', async () => {
  const server = until(await aMailServer({ password: 'the tide comes in at six' }))
  await queueRosasMail()
  for (const auth of [null, { user: 'desk', pass: 'the tide goes out at noon' }]) {
    await sendNext({ ...server.smtp, auth })
    expect(server.received).toEqual([])
    await pass()
  }
  expect((await theMail()).lastError).not.toContain('noon')
  await sendNext({ ...server.smtp, auth: { user: 'desk', pass: 'the tide comes in at six' } })
  expect(server.received).toHaveLength(1)
})

test('a connection that ends after the text may have sent it, so only an admin sends it again', async () => {
  let cut = () => {}
  const server = until(
    await aMailServer({
      toText: async () => {
        cut()
        return new Promise<null>(() => {})
      },
    }),
  )
  const relay = until(
    await aTcpServer((socket) => {
      const other = connect(server.smtp.port, server.smtp.host)
      cut = () => {
        socket.destroy()
        other.destroy()
      }
      other.on('error', () => {})
      socket.pipe(other).pipe(socket)
    }),
  )
  await queueRosasMail()
  await sendNext(relay.smtp)
  expect(await theMail()).toMatchObject({
    sentAt: null,
    isDead: true,
    lastError: expect.stringContaining('may have arrived'),
  })
  expect((await theMail()).startedAt).toBeInstanceOf(Date)
})

test('a worker whose lease ended before the text does not send it', async () => {
  const server = until(
    await aMailServer({
      // Another worker takes the job while this one waits for the mail server.
      toRecipient: async () => {
        await pass()
        await takeJob('mail')
        return null
      },
    }),
  )
  await queueRosasMail()
  await sendNext(server.smtp)
  expect(server.received).toEqual([])
  expect(await theMail()).toMatchObject({ startedAt: null, isDone: false, isDead: false })
})
