import type { ExportContext, ExportedDocument } from '#features/exports/citation'
import { csv } from '#features/exports/csv'
import { filenameParameters } from '#features/exports/filename'
import { type ExportFormat, formats, isFormat } from '#features/exports/formats'
import { json } from '#features/exports/json'
import { markdown } from '#features/exports/markdown'
import { text } from '#features/exports/text'
import type { Newsroom } from '#features/newsroom/newsroom'
import { publishedNewsroom } from '#features/publications/newsroom.server'
import type { PublishedVersion } from '#features/publications/publication'
import type { Withdrawn } from '#features/publications/withdrawals.server'
import { formatShortDay } from '#lib/dates'
import { env } from '#lib/env'
import { parseVersion } from '#lib/identifiers'
import { closed, isolated } from '#lib/sentence'
import { absentVersion, malformedVersion } from '#app/absent-version'
import { isOfSender } from '#features/publications/filter'
import { capitalize } from '#lib/text'
import { documentKey } from '#lib/document-key'
import { dataHeaders } from '#lib/headers'
import { packedResponse } from '#app/packed-response'
import { noStoreHeaders, problem, type Problem, problemOfError, textProblem } from '#app/responses'

const render: Record<ExportFormat, (document: ExportedDocument, context: ExportContext) => string> = {
  md: markdown,
  txt: text,
  csv,
  json,
}

type Subject = {
  /** The subject's name in a sentence: "record 1". */
  name: string
  published: (version?: number) => Promise<PublishedVersion<ExportedDocument> | null>
  withdrawn: () => Promise<Withdrawn | null>
  /** The address in the request, without the ending of the format. */
  requestedPath: string
  /** The permanent address. */
  path: (document: ExportedDocument) => string
}

/** Serves every download: checks version, format and withdrawal, then formats the document. */
export async function download(request: Request, ending: string, subject: Subject | null): Promise<Response> {
  const refuse = ending === 'json' ? problem : textProblem
  if (!isFormat(ending) || subject === null)
    return refuse({ status: 404, detail: 'There is no such record, dispute or format.' })
  const { search, searchParams } = new URL(request.url)
  const unknown = [...searchParams.keys()].find((parameter) => parameter !== 'v' && !isOfSender(parameter))
  if (unknown !== undefined)
    return refuse({ status: 400, detail: `“${isolated(unknown)}” is not a parameter of this address.` })
  const version = parseVersion(searchParams.getAll('v'))
  if (version === null) return refuse({ status: 400, detail: malformedVersion })
  const pin = version === undefined ? '' : `?v=${version}`
  try {
    return await packedResponse(
      request,
      documentKey(`${subject.requestedPath}.${ending}${search}`),
      async () => {
        const exported = await subject.published(version)
        if (!exported) return refuse(await goneOrNotFound(subject, version))
        const path = subject.path(exported.document)
        const cacheAs = `${path}.${ending}${pin}`
        if (path !== subject.requestedPath)
          return new Response(null, { status: 308, headers: { ...noStoreHeaders, location: cacheAs } })
        const newsroom = await publishedNewsroom()
        return {
          ...formatted(ending, { ...exported, newsroom, canonical: `${env.APP_ORIGIN}${path}` }),
          cacheAs,
        }
      },
    )
  } catch (error) {
    return refuse(problemOfError(error))
  }
}

async function goneOrNotFound(subject: Subject, version: number | undefined): Promise<Problem> {
  const { name, published } = subject
  const tombstone = await subject.withdrawn()
  if (tombstone === null) {
    const detail = (await absentVersion(name, version, published)) ?? `There is no ${name}.`
    return { status: 404, detail }
  }
  const { withdrawnAt, reason } = tombstone
  return {
    status: 410,
    detail: `${capitalize(name)} was withdrawn on ${formatShortDay(withdrawnAt.slice(0, 10))}. ${closed(reason)}`,
  }
}

type ExportedVersion = {
  document: ExportedDocument
  json: string
  sha256: string
  canonical: string
  newsroom: Newsroom
}

function formatted(
  ending: ExportFormat,
  { document, json: bytes, sha256, canonical, newsroom }: ExportedVersion,
) {
  const { type, disposition } = formats[ending]
  const isData = ending === 'json'
  return {
    text: isData ? bytes : render[ending](document, { origin: env.APP_ORIGIN, sha256, newsroom }),
    headers: {
      ...dataHeaders,
      'content-type': type,
      'content-disposition': `${disposition}; ${filenameParameters(document, ending)}`,
      link: `<${canonical}>; rel="canonical"`,
    },
    hasDigest: isData,
  }
}
