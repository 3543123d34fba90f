/** The part that matters of Next's list of actions: the id of each, and the pages that show a form of it. */
export type ActionManifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
}

/** Next lists a whole file of actions for a page that uses one of them: the masthead of the desk signs out. */
const onlyPages: Record<string, string> = { 'app/sign-in/actions.ts#signIn': 'app/sign-in/page' }

type Page = { name: string; segments: string[] }

const pageOf = (name: string): Page => ({
  name,
  segments: name.split('/').filter((segment) => !/^(app|page|\(.*\))$/.test(segment)),
})

const isCatchAll = (segment: string) => segment.startsWith('[...') || segment.startsWith('[[...')

/** Lower is more specific: Next prefers a name to a parameter, and a parameter to a catch-all. */
const rank = (segment: string): string => (isCatchAll(segment) ? '2' : segment.startsWith('[') ? '1' : '0')

function matches({ segments }: Page, path: readonly string[]): boolean {
  const last = segments.at(-1)
  if (
    last !== undefined && isCatchAll(last) ? path.length < segments.length : path.length !== segments.length
  )
    return false
  return segments.every((segment, at) => segment.startsWith('[') || segment === path[at])
}

/**
 * Next runs every action at every address. The result says whether an action has a form at this address. An action
 * of another build passes: Next then makes the browser load the page again.
 */
export function actionAddresses({ node }: ActionManifest): (id: string, pathname: string) => boolean {
  const names = Object.values(node).flatMap(({ workers }) => Object.keys(workers))
  const pages = [...new Set(names)]
    .filter((name) => name.endsWith('/page'))
    .map(pageOf)
    .toSorted((left, right) =>
      left.segments.map(rank).join('') < right.segments.map(rank).join('') ? -1 : 1,
    )
  return (id, pathname) => {
    const action = node[id]
    if (action === undefined) return true
    const path = pathname.split('/').filter(Boolean).map(decodeURIComponent)
    const page = pages.find((each) => matches(each, path))
    if (page === undefined) return false
    const only = onlyPages[`${action.filename}#${action.exportedName}`]
    return only === undefined ? page.name in action.workers : page.name === only
  }
}
