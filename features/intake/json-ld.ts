type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const articleTypes =
  /(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Statement|PressRelease)$/
const depthMax = 6

/** The facts that an article states about itself in JSON-LD of schema.org. */
export type LinkedData = {
  type: string | null
  headline: string | null
  author: string | null
  publisher: string | null
  published: string | null
  modified: string | null
  language: string | null
}

/** Of the scripts of a page, the article's. A script that is no JSON says nothing. */
export function readLinkedData(scripts: readonly string[]): LinkedData | null {
  const nodes = scripts.flatMap((script) => nodesOf(parsed(script), 0))
  const article = nodes.find((node) => typesOf(node).some((type) => articleTypes.test(type)))
  if (!article) return null
  const texts = (...keys: string[]) =>
    keys.map((key) => named(article[key], nodes)).find((name) => name !== null) ?? null
  return {
    type: typesOf(article).find((type) => articleTypes.test(type)) ?? null,
    headline: texts('headline', 'name'),
    author: texts('author', 'creator'),
    publisher: texts('publisher', 'sourceOrganization'),
    published: texts('datePublished', 'dateCreated'),
    modified: texts('dateModified'),
    language: texts('inLanguage'),
  }
}

function parsed(script: string): Json {
  // Some pages wrap their data in a comment, or break lines inside strings.
  const json = script.replaceAll(/^\s*(?:<!--|\/\*.*?\*\/|<!\[CDATA\[)|(?:-->|\]\]>)\s*;?\s*$/g, '')
  try {
    return asJson(JSON.parse(json.replaceAll(/[\n\r\t]/g, ' ')))
  } catch {
    return null
  }
}
const asJson = (value: Json): Json => value

function nodesOf(value: Json | undefined, depth: number): { [key: string]: Json }[] {
  if (depth > depthMax) return []
  if (Array.isArray(value)) return value.flatMap((each) => nodesOf(each, depth + 1))
  if (!isObject(value)) return []
  return [value, ...nodesOf(value['@graph'], depth + 1), ...nodesOf(value.mainEntity, depth + 1)]
}

const typesOf = (node: { [key: string]: Json }): string[] =>
  [node['@type']].flat().filter((type) => typeof type === 'string')

/** A text, or the names of one or several things; a thing may be given by its id alone. */
function named(value: Json | undefined, nodes: readonly { [key: string]: Json }[]): string | null {
  if (typeof value === 'string') return value.trim() || null
  if (Array.isArray(value)) {
    const names = value.flatMap((each) => named(each, nodes) ?? [])
    return names.length === 0 ? null : [...new Set(names)].join(', ')
  }
  if (!isObject(value)) return null
  const id = value['@id']
  const thing =
    value.name === undefined ? nodes.find((node) => node['@id'] === id && node.name !== undefined) : value
  return thing === undefined ? null : named(thing.name ?? null, [])
}
