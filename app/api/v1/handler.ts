import { z } from 'zod'
import { parseVersion } from '#lib/identifiers'
import { documentKey } from '#lib/document-key'
import { dataHeaders } from '#lib/headers'
import { closed } from '#lib/sentence'
import { packedResponse } from '#app/packed-response'
import { problem, type Problem, problemOfError } from '#app/responses'

/**
 * The text of a JSON document, or the problem that prevents it. `path` is the one spelling of its address, without
 * parameters; without it, the response is not cached.
 */
type ApiResponse = { json: string; path?: string; type?: string } | Problem

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
    const url = new URL(request.url)
    const parameters = url.searchParams
    const parsed = query.safeParse(Object.fromEntries(parameters))
    const errors = [...repeated(parameters), ...(parsed.error ? understood(parsed.error) : [])]
    if (parsed.error || errors.length > 0) return problem({ status: 400, detail: detailOf(errors), errors })
    try {
      return await packedResponse(request, documentKey(url.pathname + url.search), async () => {
        const [segment = ''] = Object.values((await context.params) ?? {})
        const response = await answer({ query: parsed.data, parameters }, segment)
        if ('status' in response) return problem(response)
        const { json, path, type = 'application/json; charset=utf-8' } = response
        return {
          text: json,
          headers: { ...dataHeaders, 'content-type': type },
          cacheAs: path && documentKey(`${path}?${parameters}`),
        }
      })
    } catch (error) {
      return problem(problemOfError(error))
    }
  }
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
  errors.map(({ parameter, detail }) => closed(`“${parameter}” ${detail}`)).join(' ')
