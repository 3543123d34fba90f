'use client'

import { useEffect, useState } from 'react'
import type { OnFile, PossibleConflict } from '#features/compare/on-file'
import { paths } from '#lib/paths'

const waitMs = 150

/** Answers of the handler, which come from our own server. */
type Matches<Kind extends OnFile> = { found: Kind[] }
const isMatches = <Kind extends OnFile>(answer: unknown): answer is Matches<Kind> =>
  typeof answer === 'object' && answer !== null && 'found' in answer && Array.isArray(answer.found)

/** Asks the server for statements on file; an empty list while there is no answer. */
function useMatches<Kind extends OnFile>(query: string): { found: readonly Kind[]; isAnswered: boolean } {
  const [answer, setAnswer] = useState<{ query: string; found: readonly Kind[] }>({ query: '', found: [] })
  useEffect(() => {
    if (query === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      fetch(`${paths.desk.compareOnFile()}?${query}`, { signal: stop.signal })
        .then((response) => response.json())
        .then((body: unknown) => {
          if (isMatches<Kind>(body)) setAnswer({ query, found: body.found })
        })
        // Without an answer there are no offers; the field still takes a text.
        .catch(() => undefined)
    }, waitMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query])
  const isAnswered = answer.query === query
  return { found: isAnswered && query !== '' ? answer.found : [], isAnswered }
}

export const useOnFileSearch = (words: string): readonly OnFile[] =>
  useMatches<OnFile>(words.trim() === '' ? '' : new URLSearchParams({ q: words.trim() }).toString()).found

/** The statement with this slug; null until it is loaded. */
export function useOnFile(slug: string): OnFile | null {
  const { found } = useMatches<OnFile>(slug === '' ? '' : new URLSearchParams({ slug }).toString())
  return found[0] ?? null
}

type Sought = { text: string; speaker: string; language: string }
/** In UTF-16 units. A letter of another script takes nine characters of an address. */
const textMax = 400

/** Statements that may conflict with these words, likeliest first. */
export function usePossibleConflicts({ text, speaker, language }: Sought) {
  const query = { like: text.slice(0, textMax), speaker, language }
  return useMatches<PossibleConflict>(text === '' ? '' : new URLSearchParams(query).toString())
}
