import { publishedRecord } from '#features/publications/queries.server'
import { withdrawnRecord } from '#features/publications/withdrawals.server'
import { parseRecordNumber, parseVersion } from '#lib/identifiers'
import { paths } from '#lib/paths'
import { isFormat, fileSentence } from '#features/exports/formats'
import { documentRoute, withdrawnOr404 } from '#app/(public)/document-route'
import { absentVersion, malformedVersion } from '#app/absent-version'

/** The short address of a citation; with the ending of a format, of that file. */
export const GET = documentRoute(async ({ url, segments }) => {
  const segment = segments['number'] ?? ''
  const [digits = '', ending] = segment.split('.')
  const number = parseRecordNumber(digits)
  const version = parseVersion(url.searchParams.getAll('v'))
  const file = fileSentence(segment)
  if (file !== null && !isFormat(ending ?? '')) return { absent: file }
  if (number === null || (ending !== undefined && !isFormat(ending))) return null
  if (version === null) return { absent: malformedVersion }
  const published = await publishedRecord(number, version)
  if (!published)
    return withdrawnOr404(
      await withdrawnRecord(number),
      await absentVersion(`record ${number}`, version, () => publishedRecord(number)),
    )
  const { document } = published
  if (ending === undefined)
    return { redirect: version === undefined ? paths.record(document) : paths.recordVersion(document) }
  return { redirect: `${paths.record(document)}.${ending}${version === undefined ? '' : `?v=${version}`}` }
})
