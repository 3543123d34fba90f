/** Why a `?v=` in an address is not understood. */
export const malformedVersion = '“v” is the number of one version: 1, 2, 3 and so on.'

type Published = (version?: number) => Promise<{ latestVersion: number } | null>

/** The sentence for a version that is not published; null if its subject is not published either. */
export async function absentVersion(
  subject: string,
  version: number | undefined,
  published: Published,
): Promise<string | null> {
  if (version === undefined) return null
  const latest = await published()
  return (
    latest && `There is no version ${version} of ${subject}. The latest is version ${latest.latestVersion}.`
  )
}
