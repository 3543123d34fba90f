'use client'

import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { Column } from '#features/compare/compare'
import { comparedTextMax } from '#features/compare/schema'
import { paths } from '#lib/paths'
import { useCompare } from './compare-context.client'
import { isAddress, type ReadSource, readText, sourceFields } from './readings'

type Reader = {
  /** The sentence why the last try failed; null if there is none. */
  problem: string | null
  /** What is being read, while the server reads it. */
  reading: string | null
  /** A text, or an address, which the server reads. */
  take: (pasted: string) => void
  takeFile: (file: File | undefined) => Promise<void>
  stop: () => void
}

/** The answer of our own handler. */
const isReadSource = (body: unknown): body is ReadSource =>
  typeof body === 'object' && body !== null && ['text', 'proposal', 'address'].every((name) => name in body)

/** Reads texts, files and addresses into a column, and says what cannot be read. */
export function useSourceReader(column: Column): Reader {
  const { step } = useCompare()
  const [problem, setProblem] = useState<string | null>(null)
  const [reading, setReading] = useState<string | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const ask = async (form: FormData, name: string) => {
    running.current?.abort()
    const stop = new AbortController()
    running.current = stop
    setProblem(null)
    setReading(name)
    try {
      const response = await fetch(paths.desk.findSource(), {
        method: 'POST',
        body: form,
        signal: stop.signal,
      })
      const body: unknown = await response.json()
      if (response.ok && isReadSource(body)) step({ do: 'change', ...sourceFields(column, body) })
      else setProblem(sentenceOf(body))
    } catch {
      if (!stop.signal.aborted) setProblem(unanswered)
    } finally {
      if (running.current === stop) setReading(null)
    }
  }
  const take = (pasted: string) => {
    const text = pasted.replaceAll(/\r\n?/g, '\n')
    if (text.trim() === '') return
    if (isAddress(text)) {
      const form = new FormData()
      form.set('address', text.trim())
      return void ask(form, text.trim())
    }
    if (text.length > comparedTextMax) return setProblem(tooLong(text.length))
    setProblem(null)
    step({ do: 'change', ...readText(column, text) })
  }
  const takeFile = async (file: File | undefined) => {
    if (!file) return
    if (file.size > fileMax)
      return setProblem('This file is larger than 900 KB. Open it, and paste the part with the quote.')
    const form = new FormData()
    form.set('file', file)
    await ask(form, file.name)
  }
  return { problem, reading, take, takeFile, stop: () => running.current?.abort() }
}

/** In bytes: a form of the desk has at most 1 MiB. */
const fileMax = 900_000
const unanswered = 'The server did not answer. Try again, or paste the text.'
const tooLong = (length: number): string =>
  `This text has ${length.toLocaleString('en')} characters; at most ${comparedTextMax.toLocaleString('en')} fit. Paste the part with the quote.`

const sentenceOf = (body: unknown): string =>
  z.object({ message: z.string() }).catch({ message: unanswered }).parse(body).message
