import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { createEditor } from '#features/editors/commands.server'
import { AppError } from '#lib/errors'

const person = z.object({
  email: z.string(),
  name: z.string(),
  role: z.enum(['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN'], {
    error: 'The role is CONTRIBUTOR, EDITOR, PUBLISHER or ADMIN.',
  }),
  password: z.string(),
})

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

// Nobody signed in gives this order: whoever can run it owns the database already.
const read = person.safeParse(JSON.parse(await text(process.stdin)))
if (read.success) {
  try {
    await createEditor(null, read.data)
    say(`${read.data.email} can sign in now.`)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    say(error.message)
    process.exitCode = 1
  }
} else {
  say(z.prettifyError(read.error))
  process.exitCode = 1
}
process.exit()
