import { asOwner } from './seeded-database'

/** Looks like an encrypted secret. No app has it, so the account signs in by no code. */
const secret = `v1.${'0'.repeat(16)}.${'0'.repeat(48)}`

/** Gives the account a second factor, and its open sessions a code of just now, as withdrawals and people need. */
export const giveFreshFactor = (databaseUrl: string, email: string): Promise<unknown> =>
  asOwner(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO desk."Authenticator" ("editorId", secret, "confirmedAt", "lastStep")
       SELECT id, $2, now(), 0 FROM desk."Editor" WHERE email = $1 ON CONFLICT DO NOTHING`,
      [email, secret],
    )
    await client.query(
      `UPDATE desk."Session" SET "factorAt" = now()
       WHERE "editorId" = (SELECT id FROM desk."Editor" WHERE email = $1) AND "revokedAt" IS NULL`,
      [email],
    )
  })
