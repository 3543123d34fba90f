import { z } from 'zod'
import { parseVersion } from '#lib/identifiers'
import { noStoreHeaders, matchesEtag, problem, type Problem, problemOfError } from '#app/responses'

const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag, Retry-After' }

/** The bytes of a JSON document, or the problem that prevents it. */
type ApiResponse = { json: string; sha256?: string; type?: string } | Problem

type Route<Query extends z.ZodType> = {
  /** All accepted query parameters. The handler refuses any other by name. */
  query: Query
  answer: (
    request: { query: z.output<Query>; parameters: URLSearchParams },
    segment: string,
  ) => Promise<ApiResponse>
}

/** Accepts no parameters. */
export const noParameters = z.strictObject({})

/** `?v=3` */
export const versionParameter = z.strictObject({
  v: z
    .string()
    .refine((text) => parseVersion(text) !== null, 'is the number of one version: 1, 2, 3 and so on')
    .transform(Number)
    .optional(),
})

/** Wraps every read: validates the address, then sends the answer with its headers, or a problem. */
export function apiRoute<Query extends z.ZodType>({ query, answer }: Route<Query>) {
  return async (request: Request, context: { params: Promise<Record<string, string> | undefined> }) => {
    const parameters = new URL(request.url).searchParams
    const parsed = query.safeParse(Object.fromEntries(parameters))
    const errors = [...repeated(parameters), ...(parsed.error ? understood(parsed.error) : [])]
    if (parsed.error || errors.length > 0)
      return problem({ status: 400, detail: detailOf(errors), errors }, cors)
    try {
      const [segment = ''] = Object.values((await context.params) ?? {})
      return respond(request, await answer({ query: parsed.data, parameters }, segment))
    } catch (error) {
      return problem(problemOfError(error), cors)
    }
  }
}

function respond(request: Request, response: ApiResponse): Response {
  if ('status' in response) return problem(response, cors)
  const { json, sha256, type = 'application/json; charset=utf-8' } = response
  const tag = sha256 === undefined ? undefined : { etag: `W/"${sha256}"` }
  const headers = { ...noStoreHeaders, ...cors, ...tag }
  if (sha256 !== undefined && matchesEtag(request, sha256))
    return new Response(null, { status: 304, headers })
  return new Response(json, { headers: { ...headers, 'content-type': type } })
}

type Errors = { parameter: string; detail: string }[]

const repeated = (parameters: URLSearchParams): Errors =>
  [...new Set(parameters.keys())]
    .filter((parameter) => parameters.getAll(parameter).length > 1)
    .map((parameter) => ({ parameter, detail: 'is given more than once' }))

const understood = ({ issues }: z.ZodError): Errors =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((parameter) => ({ parameter, detail: 'is not a parameter of this address' }))
      : [{ parameter: issue.path.join('.'), detail: issue.message }],
  )

const detailOf = (errors: Errors): string =>
  errors.map(({ parameter, detail }) => `“${parameter}” ${detail}.`).join(' ')
