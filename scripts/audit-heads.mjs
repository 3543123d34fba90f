import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dataFolder } from './lib/project-paths.mjs'

/** The heads of earlier checks are stored outside the database, so that one intruder cannot rewrite both. */
export const headsFile = (env) => env.AUDIT_HEADS_FILE || join(dataFolder, 'audit-heads.log')

/** Heads of earlier checks, oldest first. A line is `2026-11-25T18:00:00.000Z 41 <hash in hex>`. */
export function storedHeads(file) {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => /^(\S+) (\d+) ([0-9a-f]+)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, at, seq, hash]) => ({ at, seq: BigInt(seq), hash }))
}

export function appendHead(file, { seq, hash }, now) {
  mkdirSync(dirname(file), { recursive: true })
  appendFileSync(file, `${now.toISOString()} ${seq} ${hash}\n`, { mode: 0o600 })
}

/**
 * The database's own check of the chain, and the first earlier head that is missing from it. A chain that was cut off or
 * rewritten together with its head is consistent in itself; only the earlier heads reveal it. Rows are compared with
 * their events: revisions, publications, approvals, withdrawals and texts of sources.
 * @param client a connected pg.Client
 */
export async function verifiedChain(client, heads) {
  const { rows } = await client.query(
    `SELECT v.events::text, v."firstWrong"::text, v."headHolds", h.seq::text, encode(h.hash, 'hex') AS hash
     FROM desk.audit_verify() v, desk."AuditHead" h`,
  )
  const [{ events, firstWrong, headHolds, seq, hash }] = rows
  const stored = await client.query(
    `SELECT seq::text, encode(hash, 'hex') AS hash FROM desk."AuditEvent" WHERE seq = ANY ($1::bigint[])`,
    [heads.map((head) => String(head.seq))],
  )
  const { rows: differences } = await client.query(
    'SELECT difference, subject, id FROM desk.audit_compare() ORDER BY 1, 2, 3',
  )
  const hashBySeq = new Map(stored.rows.map((row) => [row.seq, row.hash]))
  const missingHead =
    heads.find((head) => head.seq > 0n && hashBySeq.get(String(head.seq)) !== head.hash) ?? null
  return {
    events: BigInt(events),
    firstWrong,
    headHolds,
    head: { seq: BigInt(seq), hash },
    missingHead,
    differences,
  }
}

/** The verdict as lines, one for each fault and for each limit of the check. */
export function verdictLines({ events, firstWrong, headHolds, missingHead, differences }, headsSeen) {
  const problems = [
    ...(firstWrong === null ? [] : [`Event ${firstWrong} is the first that is wrong.`]),
    ...(headHolds ? [] : ['The head does not hold: events are missing at the end.']),
    ...(missingHead === null
      ? []
      : [
          `The head seen on ${missingHead.at}, event ${missingHead.seq}, does not stand in the chain any more.`,
        ]),
    ...differences.map(({ difference, subject, id }) => `${subject} ${id}: ${difference}.`),
  ]
  const holds =
    headsSeen > 0
      ? [`The chain holds, with the ${headsSeen} heads that were seen before. The rows agree with it.`]
      : [
          'The chain is consistent in itself, and the rows agree with it.',
          'No earlier head is on file: a chain that was cut off or rewritten together with its rows and its head looks the same. This head is kept for the next check.',
        ]
  return {
    isWhole: problems.length === 0,
    lines: [`${events} events`, ...(problems.length === 0 ? holds : problems)],
  }
}
