import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { actionAddresses } from './action-addresses'
import { env } from './env'

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
})

/** Next writes the list at the build. In development it grows while pages are opened, so no address is refused. */
function load(): ReturnType<typeof actionAddresses> {
  if (env.NODE_ENV !== 'production') return () => true
  const file = join(process.cwd(), env.NEXT_DIST_DIR, 'server', 'server-reference-manifest.json')
  return actionAddresses(manifest.parse(JSON.parse(readFileSync(file, 'utf8'))))
}

let isShownAt: ReturnType<typeof actionAddresses> | undefined

/** Whether the page at this address shows a form of this action. */
export function isActionOf(pathname: string, id: string): boolean {
  isShownAt ??= load()
  return isShownAt(id, pathname)
}
