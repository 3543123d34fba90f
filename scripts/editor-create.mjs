import './lib/node-version.mjs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'

const { typescriptArgs } = await import('./lib/database.mjs')
const { main, run } = await import('./lib/processes.mjs')
const { UserError } = await import('./lib/progress.mjs')
const { openForCommand } = await import('./lib/with-database.mjs')

const usage = 'npm run editor:create -- --email you@example.org --name "Your Name" --role ADMIN'
const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string', default: 'ADMIN' },
}

async function askFor(question) {
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await prompt.question(question)
  prompt.close()
  return answer.trim()
}

/** Typed without echo; read from standard input when that is not a terminal, so that it never stands in a command line. */
async function readPassword() {
  if (!process.stdin.isTTY) {
    let text = ''
    for await (const chunk of process.stdin) text += chunk
    return text.replace(/\r?\n$/, '')
  }
  process.stdout.write('Password (not shown): ')
  process.stdin.setRawMode(true).setEncoding('utf8')
  let text = ''
  for await (const chunk of process.stdin) {
    for (const character of chunk) {
      if (character === '\r' || character === '\n') {
        process.stdin.setRawMode(false)
        process.stdout.write('\n')
        return text
      }
      if (character === '\u0003') process.kill(process.pid, 'SIGINT')
      else text = character === '\u007F' ? text.slice(0, -1) : text + character
    }
  }
  return text
}

await main(async () => {
  const { values } = parseArgs({ options })
  if (!process.stdin.isTTY && !(values.email && values.name)) throw new UserError(`Say who it is: ${usage}`)
  const email = values.email ?? (await askFor('Email: '))
  const name = values.name ?? (await askFor('Name: '))
  const password = await readPassword()
  const { env } = await openForCommand('editor-create')
  const person = JSON.stringify({ email, name, role: values.role.toUpperCase(), password })
  const { code } = await run(process.execPath, typescriptArgs('scripts/editor-create.ts'), {
    env,
    input: person,
  })
  return code
})
