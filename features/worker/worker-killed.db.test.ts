import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { emptyQueue, queueRosasMail, sendNext, theMail } from '#test/support/mail-queue'
import { aMailServer } from '#test/support/mail-server'

const { pass } = await emptyQueue()

/** The command `npm run worker`, signed in as the desk. */
function startWorkerProcess(smtpPort: number) {
  const desk = new URL(process.env['DATABASE_URL'] ?? '')
  desk.searchParams.set('options', '-c role=variance_desk')
  return spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/worker.mjs'], {
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', DESK_DATABASE_URL: desk.href },
      ...{ SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, MAIL_FROM: 'desk@variance.example' },
    },
    stdio: 'ignore',
  })
}

/** A mail server whose first reply to one command waits for `reply`. `arrival` resolves when the command arrives. */
async function holdingServer(command: 'toRecipient' | 'toText') {
  let [arrive, reply] = [() => {}, () => {}]
  const arrival = new Promise<void>((resolve) => (arrive = resolve))
  const replied = new Promise<void>((resolve) => (reply = resolve))
  let count = 0
  const server = await aMailServer({
    [command]: async () => {
      if (++count > 1) return null
      arrive()
      await replied
      return null
    },
  })
  return { ...server, arrival, reply, count: () => count }
}

test('a worker killed before the text of a mail loses nothing: a second one sends it, once', async () => {
  const server = await holdingServer('toRecipient')
  await queueRosasMail()
  const worker = startWorkerProcess(server.smtp.port)
  await server.arrival
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  expect(await theMail()).toMatchObject({ attempts: 1, doneAt: null, startedAt: null })
  expect(await sendNext(server.smtp)).toBe(false)
  await pass()
  expect(await sendNext(server.smtp)).toBe(true)
  expect(await sendNext(server.smtp)).toBe(false)
  expect(server.received).toHaveLength(1)
  expect((await theMail()).doneAt).toBeInstanceOf(Date)
  await server.close()
}, 60_000)

test('a worker killed while the mail server takes the text never sends it a second time', async () => {
  const server = await holdingServer('toText')
  await queueRosasMail()
  const worker = startWorkerProcess(server.smtp.port)
  await server.arrival
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  expect((await theMail()).startedAt).toBeInstanceOf(Date)
  await pass()
  expect(await sendNext(server.smtp)).toBe(true)
  const mail = await theMail()
  expect(mail.deadAt).toBeInstanceOf(Date)
  expect(mail.lastError).toContain('may have arrived')
  expect(server.count()).toBe(1)
  server.reply()
  await server.close()
}, 60_000)

test('a worker that is stopped ends its job first, with exit code 0', async () => {
  const server = await holdingServer('toText')
  await queueRosasMail()
  const worker = startWorkerProcess(server.smtp.port)
  await server.arrival
  worker.kill('SIGTERM')
  server.reply()
  expect((await once(worker, 'exit'))[0]).toBe(0)
  expect(server.received).toHaveLength(1)
  expect((await theMail()).doneAt).toBeInstanceOf(Date)
  await server.close()
}, 60_000)
