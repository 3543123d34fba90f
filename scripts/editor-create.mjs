import './lib/node-version.mjs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'

const { typescript } = await import('./lib/database.mjs')
const { main } = await import('./lib/shutdown.mjs')
const { run } = await import('./lib/processes.mjs')
const { Trouble } = await import('./lib/progress.mjs')
const { openForTool } = await import('./lib/with-database.mjs')

const usage = 'npm run editor:create -- --email you@example.org --name "Your Name" --role ADMIN'
const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string', default: 'ADMIN' },
}

async function ask(question) {
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await asking.question(question)
  asking.close()
  return answer.trim()
}

/** Typed without echo; read from standard input when that is not a terminal, so that it never stands in a command line. */
async function password() {
  if (!process.stdin.isTTY) {
    let text = ''
    for await (const chunk of process.stdin) text += chunk
    return text.replace(/\r?\n$/, '')
  }
  process.stdout.write('Password (not shown): ')
  process.stdin.setRawMode(true).setEncoding('utf8')
  let text = ''
  for await (const chunk of process.stdin) {
    for (const key of chunk) {
      if (key === '\r' || key === '\n') {
        process.stdin.setRawMode(false)
        process.stdout.write('\n')
        return text
      }
      if (key === '\u0003') process.kill(process.pid, 'SIGINT')
      else text = key === '\u007F' ? text.slice(0, -1) : text + key
    }
  }
  return text
}

await main(async () => {
  const { values } = parseArgs({ options })
  if (!process.stdin.isTTY && !(values.email && values.name)) throw new Trouble(`Say who it is: ${usage}`)
  const email = values.email ?? (await ask('Email: '))
  const name = values.name ?? (await ask('Name: '))
  const secret = await password()
  const { env } = await openForTool('editor-create')
  const person = JSON.stringify({ email, name, role: values.role.toUpperCase(), password: secret })
  const { code } = await run(process.execPath, typescript('scripts/editor-create.ts'), { env, input: person })
  return code
})
