import './lib/node-version.mjs'

const { randomBytes } = await import('node:crypto')
const { withClient } = await import('./lib/database.mjs')
const { main } = await import('./lib/processes.mjs')
const { say, UserError } = await import('./lib/progress.mjs')
const { openForCommand } = await import('./lib/with-database.mjs')

const sides = [
  { setting: 'DESK_DATABASE_URL', role: 'variance_desk' },
  { setting: 'READER_DATABASE_URL', role: 'variance_reader' },
]

/** The login of one side, with a new random password. `exists` decides between CREATE and ALTER. */
function loginOf({ setting, role }, databaseUrl, exists) {
  const [login, password] = [`${role}_login`, randomBytes(24).toString('base64url')]
  const url = new URL(databaseUrl)
  Object.assign(url, { username: login, password })
  return {
    line: `${setting}=${url.href}`,
    sql: `${exists ? 'ALTER' : 'CREATE'} ROLE ${login} LOGIN INHERIT PASSWORD '${password}';\nGRANT ${role} TO ${login};`,
  }
}

/** Makes the two logins of a production server, or prints the SQL where the owner may not. */
await main(async () => {
  const { env, isEmbedded } = await openForCommand('db-logins')
  if (isEmbedded)
    throw new UserError('The embedded database needs no logins. Set DATABASE_URL to use your own.')
  await withClient(env.DATABASE_URL, async (client) => {
    const { rows } = await client.query(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'variance\\_%\\_login'`,
    )
    const existing = rows.map(({ rolname }) => rolname)
    const logins = sides.map((side) =>
      loginOf(side, env.DATABASE_URL, existing.includes(`${side.role}_login`)),
    )
    const sql = logins.map((login) => login.sql).join('\n')
    try {
      await client.query(`BEGIN;\n${sql}\nCOMMIT`)
      say(
        'The server signs in with these. Set them where it runs, and store the owner’s DATABASE_URL elsewhere:\n',
      )
    } catch (error) {
      await client.query('ROLLBACK')
      say(
        `The login of DATABASE_URL may not make logins (${error.message}). An administrator runs:\n\n${sql}\n\nThen set:\n`,
      )
    }
    for (const { line } of logins) say(line)
  })
})
