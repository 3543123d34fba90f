import { expect, test } from 'vitest'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { outcomeOf } from '#test/support/db-sessions'
import { emptyQueue, queueRosasMail, sendNext, theMail } from '#test/support/mail-queue'
import { aMailServer, decoded } from '#test/support/mail-server'
import { cancelMail } from './queue.server'

const { until, pass, owner } = await emptyQueue()

test('a mail is sent once, with both parts, its own id and the site’s address', async () => {
  const server = until(await aMailServer())
  await queueRosasMail()
  expect(await sendNext(server.smtp)).toBe(true)
  expect(await sendNext(server.smtp)).toBe(false)
  expect(server.received).toHaveLength(1)
  const [message = { to: [], text: '' }] = server.received
  expect(message.to).toEqual(['rosa@harbour.example'])
  const mail = await theMail()
  expect(mail).toMatchObject({ isDone: true, storedAt: null })
  const text = decoded(message.text)
  expect(text).toContain('From: At Variance <desk@variance.example>')
  expect(text).toContain('To: Rosa Lindqvist <rosa@harbour.example>')
  expect(text).toContain(`Message-ID: <${mail.jobId}@localhost>`)
  expect(text).toContain('Auto-Submitted: auto-generated')
  expect(text).toMatch(
    /Content-Type: text\/plain[^]*Ola Quay invites you[^]*Content-Type: text\/html[^]*<p>Ola Quay/,
  )
  expect([...text.matchAll(/https?:\/\/[^/"<\s]+/g)].map(([origin]) => origin)).toEqual(
    Array.from({ length: 3 }, () => 'http://localhost:3000'),
  )
})

test('no row contains the code of a link', async () => {
  const server = until(await aMailServer())
  await queueRosasMail()
  await sendNext(server.smtp)
  const [, code = ''] =
    /invitation\/[\da-f-]{36}-([\w-]+)/.exec(decoded(server.received[0]?.text ?? '')) ?? []
  expect(code).toMatch(/^[\w-]{43}$/)
  const rows = JSON.stringify([await deskDb.mail.findMany(), await deskDb.job.findMany()])
  expect(rows).not.toContain(code)
})

test('two workers send fifty mails, each once', async () => {
  const server = until(await aMailServer())
  for (let index = 0; index < 50; index++) await queueRosasMail({ to: `reader-${index}@harbour.example` })
  const drain = async () => {
    while (await sendNext(server.smtp));
  }
  await Promise.all([drain(), drain()])
  expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual(
    Array.from({ length: 50 }, (_, index) => `reader-${index}@harbour.example`).toSorted(),
  )
})

test('a cancelled mail is not sent, also if it was dead', async () => {
  const server = until(await aMailServer())
  await queueRosasMail({ key: 'invitation 1' })
  await deskTransaction((tx) => cancelMail(tx, 'invitation 1'))
  expect(await sendNext(server.smtp)).toBe(false)
  await queueRosasMail({ key: 'invitation 2' })
  await owner.query(
    `UPDATE desk."Job" SET "deadAt" = now(), "lastError" = 'x' WHERE key = 'mail invitation 2'`,
  )
  await deskTransaction((tx) => cancelMail(tx, 'invitation 2'))
  expect(await deskDb.job.count({ where: { deadAt: { not: null } } })).toBe(0)
  expect(server.received).toEqual([])
})

test('a mail that is cancelled while a server takes its recipient is not sent', async () => {
  const server = until(
    await aMailServer({
      toRecipient: async () => {
        await deskTransaction((tx) => cancelMail(tx, 'invitation 1'))
        return null
      },
    }),
  )
  await queueRosasMail({ key: 'invitation 1' })
  await sendNext(server.smtp)
  expect(server.received).toEqual([])
})

test('without a mail server a mail is stored, and a later server does not send it', async () => {
  await queueRosasMail()
  await sendNext(null)
  expect((await theMail()).storedAt).toBeInstanceOf(Date)
  const server = until(await aMailServer())
  await pass()
  expect(await sendNext(server.smtp)).toBe(false)
  expect(server.received).toEqual([])
})

test('the name of a recipient adds no header and no recipient', async () => {
  const server = until(await aMailServer())
  const names = [
    'Rosa\r\nBcc: all@harbour.example\r\n\r\nBody',
    'Lindqvist, Rosa <all@harbour.example>, "x"',
    'Rosa\u2028Subject: Fare',
    'रोज़ा 李 Renée',
    '"Rosa" (all@harbour.example)',
    'a'.repeat(5000),
    '',
  ]
  for (const name of names) {
    await queueRosasMail({ name })
    await sendNext(server.smtp)
  }
  expect(server.received).toHaveLength(names.length)
  for (const { to, text } of server.received) {
    expect(to).toEqual(['rosa@harbour.example'])
    const [head = ''] = text.split('\r\n\r\n')
    const fields = head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((field) => field.split(':')[0] ?? '')
    expect(fields.toSorted()).toEqual([
      'Auto-Submitted',
      'Content-Type',
      'Date',
      'From',
      'MIME-Version',
      'Message-ID',
      'Subject',
      'To',
    ])
    expect(head).not.toContain('all@')
  }
})

test('the database refuses a second transfer, a second end and an address of two lines', async () => {
  await queueRosasMail()
  const update = (change: string) => outcomeOf(owner.query(`UPDATE desk."Mail" SET ${change}`))
  expect(await update('"sentAt" = now()')).toBe('mail_started_before_sent')
  expect(await update('"startedAt" = now()')).toBe('accepted')
  expect(await update('"startedAt" = now() + interval \'1 second\'')).toBe('mail_started_once')
  expect(await update('"sentAt" = now()')).toBe('accepted')
  expect(await update('"startedAt" = NULL, "sentAt" = NULL')).toBe('mail_sent_once')
  await expect(queueRosasMail({ to: 'rosa@harbour.example\r\nBcc: all@harbour.example' })).rejects.toThrow(
    'one line',
  )
})
