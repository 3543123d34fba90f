import { expect, test } from 'vitest'
import { deskDb } from '#lib/desk-db.server'
import { changePassword, createEditor, resetPassword } from './commands.server'
import { signIn } from './session.server'

const draft = {
  email: 'Rosa@Harbour.example ',
  name: 'Rosa Lindqvist',
  role: 'ADMIN',
  password: 'a long enough one',
} as const

const historyOf = (subjectId: string) =>
  deskDb.revision.findMany({
    where: { subjectId },
    orderBy: { number: 'asc' },
    select: { action: true, after: true },
  })

test('the first account is an admin; later ones are made by an admin, or at the server and marked so', async () => {
  await expect(createEditor(null, { ...draft, role: 'EDITOR' })).rejects.toMatchObject({ code: 'forbidden' })
  const admin = await createEditor(null, draft)
  const second = await createEditor(null, { ...draft, email: 'second@harbour.example', role: 'PUBLISHER' })
  expect(await historyOf(second.id)).toEqual([
    { action: 'CREATED', after: { role: 'PUBLISHER', at: 'server' } },
  ])
  const editor = await createEditor(admin, { ...draft, email: 'editor@harbour.example', role: 'EDITOR' })
  await expect(createEditor(editor, { ...draft, email: 'x@harbour.example' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('an e-mail address is stored in lower case and is unique; a password is stored as argon2id', async () => {
  const admin = await deskDb.editor.findFirstOrThrow({ where: { role: 'ADMIN' } })
  expect(admin.email).toBe('rosa@harbour.example')
  expect(admin.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  await expect(createEditor(admin, draft)).rejects.toMatchObject({
    code: 'conflict',
    message: 'There is an account with this e-mail address.',
  })
})

test('a short password is refused with a message', async () => {
  const admin = await deskDb.editor.findFirstOrThrow({ where: { role: 'ADMIN' } })
  await expect(createEditor(admin, { ...draft, password: 'short' })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('a password set at the server opens the account, ends its sessions and is in the history', async () => {
  const admin = await deskDb.editor.findFirstOrThrow({ where: { role: 'ADMIN' } })
  const from = { address: '192.0.2.7', browser: null, previousToken: undefined }
  await signIn({ email: admin.email, password: draft.password }, from)
  await resetPassword({ email: admin.email, password: 'the tide goes out at noon' })
  expect(await deskDb.session.count({ where: { editorId: admin.id, revokedAt: null } })).toBe(0)
  await signIn({ email: admin.email, password: 'the tide goes out at noon' }, from)
  expect((await historyOf(admin.id)).at(-1)).toEqual({ action: 'PASSWORD_RESET', after: { at: 'server' } })
  await expect(
    resetPassword({ email: 'nobody@harbour.example', password: draft.password }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('the owner of an account gets a mail about each change of the password, and about no refused one', async () => {
  const { id, name, role, email } = await deskDb.editor.findFirstOrThrow({ where: { role: 'ADMIN' } })
  const admin = { id, name, role }
  const mails = () => deskDb.mail.findMany({ where: { to: email }, select: { content: true } })
  const before = (await mails()).length
  await resetPassword({ email, password: draft.password })
  const wrong = { current: 'the tide goes out at noon', chosen: 'a gull sits on the pier' }
  await expect(changePassword(admin, wrong)).rejects.toMatchObject({ code: 'invalid' })
  await changePassword(admin, { current: draft.password, chosen: 'a gull sits on the pier' })
  const contents = (await mails()).map(({ content }) => content)
  expect(contents).toHaveLength(before + 2)
  for (const where of ['server', 'desk'])
    expect(contents).toContainEqual({ template: 'password-changed', where })
})
