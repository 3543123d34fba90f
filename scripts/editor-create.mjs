import './lib/node-version.mjs'

const { createInterface } = await import('node:readline/promises')
const { text } = await import('node:stream/consumers')
const { parseArgs } = await import('node:util')
const { typescriptArgs } = await import('./lib/database.mjs')
const { main, run } = await import('./lib/processes.mjs')
const { say, UserError } = await import('./lib/progress.mjs')
const { openForCommand } = await import('./lib/with-database.mjs')

const usage =
  'npm run editor:create -- --email you@example.org --name "Your Name" --role ADMIN, ' +
  'or npm run editor:create -- --email you@example.org --reset-password (or --reset-factor)'
const roles = ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN']
const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string', default: 'ADMIN' },
  'reset-password': { type: 'boolean', default: false },
  'reset-factor': { type: 'boolean', default: false },
}

async function promptFor(question) {
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await prompt.question(question)
  prompt.close()
  return answer.trim()
}

/** Never a command-line argument: every user of the machine can read those. */
async function readPassword() {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '')
  process.stdout.write('Password (not shown): ')
  process.stdin.setRawMode(true).setEncoding('utf8')
  let password = ''
  for await (const chunk of process.stdin) {
    for (const character of chunk) {
      if (character === '\r' || character === '\n') {
        process.stdin.setRawMode(false)
        process.stdout.write('\n')
        return password
      }
      if (character === '\u0003') process.kill(process.pid, 'SIGINT')
      else password = character === '\u007F' ? password.slice(0, -1) : password + character
    }
  }
  return password
}

/**
 * Runs in a child process with TypeScript loaded. It needs no editor's permission, because its user already owns the database.
 */
async function createFromStdin() {
  const { createEditor, resetFactorAtServer, resetPassword } =
    await import('#features/editors/commands.server')
  const { AppError } = await import('#lib/errors')
  const person = JSON.parse(await text(process.stdin))
  try {
    if (person.isFactorReset) await resetFactorAtServer(person)
    if (person.isReset) await resetPassword(person)
    else if (!person.isFactorReset) await createEditor(null, person)
  } catch (error) {
    throw error instanceof AppError ? new UserError(error.message) : error
  }
  say(`${person.email} can sign in now.`)
}

async function createInteractively() {
  const { values } = parseArgs({ options })
  const { 'reset-password': isReset, 'reset-factor': isFactorReset } = values
  const isNew = !isReset && !isFactorReset
  if (!process.stdin.isTTY && !(values.email && (values.name || !isNew)))
    throw new UserError(`An e-mail address and a name are required: ${usage}`)
  const role = values.role.toUpperCase()
  if (!roles.includes(role)) throw new UserError(`The role is one of ${roles.join(', ')}.`)
  const email = values.email ?? (await promptFor('Email: '))
  const name = isNew ? (values.name ?? (await promptFor('Name: '))) : ''
  const password = isNew || isReset ? await readPassword() : ''
  const person = { email, name, role, isReset, isFactorReset, password }
  const { env } = await openForCommand('editor-create')
  const child = typescriptArgs('scripts/editor-create.mjs', '--from-stdin')
  return (await run(process.execPath, child, { env, input: JSON.stringify(person) })).code
}

await main(process.argv[2] === '--from-stdin' ? createFromStdin : createInteractively)
