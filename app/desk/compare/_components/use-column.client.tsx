'use client'

import type { Column } from '#features/compare/compare'
import type { OnFile } from '#features/compare/on-file'
import { columnValues, type Stage, stageOf } from './compare-state'
import { type Shown, shownOfText, shownOnFile } from './readings'
import { useOnFile } from './use-on-file.client'

export type ColumnState = { stage: Stage; shown: Shown | null; file: OnFile | null }

/** What a column shows. A statement on file is loaded by its slug, also after a reload. */
export function useColumn(values: Readonly<Record<string, string>>, column: Column): ColumnState {
  const own = columnValues(values, column)
  const isOnFile = own['on'] === 'FILE'
  const file = useOnFile(isOnFile ? (own['statement'] ?? '') : '')
  const stage = stageOf(own)
  if (isOnFile) return { stage, file, shown: file && shownOnFile(file) }
  return { stage, file: null, shown: stage === 'quote' ? shownOfText(own) : null }
}
