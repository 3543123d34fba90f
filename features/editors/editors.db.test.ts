import { expect, test } from 'vitest'
import { deskDb } from '#lib/desk-db.server'
import { createEditor } from './commands.server'

const draft = {
  email: 'Rosa@Harbour.example ',
  name: 'Rosa Lindqvist',
  role: 'ADMIN',
  password: 'a long enough one',
} as const

test('the first account is an admin, and later ones need an admin to create them', async () => {
  await expect(createEditor(null, { ...draft, role: 'EDITOR' })).rejects.toMatchObject({ code: 'forbidden' })
  const admin = await createEditor(null, draft)
  await expect(createEditor(null, { ...draft, email: 'second@harbour.example' })).rejects.toMatchObject({
    code: 'forbidden',
  })
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
