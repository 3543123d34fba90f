import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createEditor } from '#features/editors/commands.server'
import type { Editor, Role } from '#features/editors/editor'
import { deskDb } from '#lib/desk-db.server'
import { withSecondFactor } from './seed/factor'
import { seedDispute } from './seed/story'

/** Loads the demonstration dispute into an empty database, through the commands of the desk. */
async function seed(): Promise<void> {
  if ((await deskDb.editor.count()) > 0) {
    process.stdout.write('The database is not empty: nothing was loaded.\n')
    return
  }
  const signIns: { email: string; password: string; role: Role }[] = []
  const account = async (by: Editor | null, role: Role): Promise<Editor> => {
    const email = `${role.toLowerCase()}@demonstration.example`
    const password = randomBytes(12).toString('base64url')
    signIns.push({ email, password, role })
    return createEditor(by, { email, name: `Demonstration ${role.toLowerCase()}`, role, password })
  }
  const admin = await account(null, 'ADMIN')
  const editor = await account(admin, 'EDITOR')
  const publisher = await account(admin, 'PUBLISHER')
  const file = process.env['DEMO_SIGN_INS_FILE']
  if (file) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(signIns, null, 2), { mode: 0o600 })
  }
  const say = (line: string) => process.stdout.write(`${line}\n`)
  await withSecondFactor(publisher, (withFactor) => seedDispute({ editor, publisher: withFactor, say }))
}

await seed()
await deskDb.$disconnect()
