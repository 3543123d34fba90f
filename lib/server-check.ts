import { isBelow, missedFloor, type SecurityFloor } from './security-floor'

/** The state of one login and of its server, as its own session sees it. */
export type LoginFacts = {
  version: string
  /** The server that npm start runs: for demonstration, so its version and settings are not checked. */
  isEmbedded: boolean
  fsync: string
  synchronousCommit: string
  fullPageWrites: string
  login: string
  isSuperuser: boolean
  /** May act as the owner of our tables. */
  isOwner: boolean
  readsDesk: boolean
}

const settings = [
  ['fsync', 'fsync'],
  ['synchronousCommit', 'synchronous_commit'],
  ['fullPageWrites', 'full_page_writes'],
] as const

type Check = { desk: LoginFacts; reader: LoginFacts; installed: Record<string, string> }
type Options = { floor: SecurityFloor; allowsOld: boolean }
type Verdict = { refusals: string[]; warnings: string[] }

/** The reasons not to serve readers from this database with this installation. */
export function judgeServer({ desk, reader, installed }: Check, { floor, allowsOld }: Options): Verdict {
  const packages = Object.entries(floor.packages).flatMap(([name, least]) => {
    const version = installed[name]
    return version !== undefined && isBelow(version, least)
      ? [`${name} ${version} has known faults; install ${least} or newer.`]
      : []
  })
  if (desk.isEmbedded)
    return {
      refusals: packages,
      warnings: [
        `The embedded PostgreSQL ${desk.version} is for demonstration: it is not updated. Set DATABASE_URL to publish.`,
      ],
    }
  const version = versionRefusal(desk.version, floor)
  return {
    refusals: [
      ...packages,
      ...(version !== null && !allowsOld ? [version] : []),
      ...settings.flatMap(([key, name]) =>
        [desk, reader].some((side) => side[key] === 'off')
          ? [`${name} is off: a crash could lose what was saved. Set it to on in the database.`]
          : [],
      ),
      ...loginRefusals('DESK_DATABASE_URL', desk),
      ...loginRefusals('READER_DATABASE_URL', reader),
      ...(reader.readsDesk && !reader.isOwner && !reader.isSuperuser
        ? [`READER_DATABASE_URL signs in as “${reader.login}”, which can read what is not published.`]
        : []),
    ],
    warnings: version !== null && allowsOld ? [`${version} ALLOW_OLD_DATABASE=1 lets it through.`] : [],
  }
}

function versionRefusal(version: string, { postgresql, asOf }: SecurityFloor): string | null {
  const least = missedFloor(version, postgresql)
  return least === null
    ? null
    : `PostgreSQL ${version} lacks security releases: ${least} or newer is needed (as of ${asOf}).`
}

function loginRefusals(name: string, { login, isSuperuser, isOwner }: LoginFacts): string[] {
  if (!isSuperuser && !isOwner) return []
  const rights = isSuperuser ? 'is a superuser' : 'owns the tables'
  return [`${name} signs in as “${login}”, which ${rights}. npm run db:logins makes a login of its own.`]
}
