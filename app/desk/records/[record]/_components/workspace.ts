import type { FormAction } from '#components/ui/form-state'
import type { DeskNote } from '#features/annotations/queries.server'
import type { deskAssignment } from '#features/inbox/queries.server'
import type { Restorable } from '#features/records/restorable'
import type { DeskRecord, DeskStatement } from '#features/review/queries.server'
import type { QuotedText } from '#features/publications/voice'
import { wordingLabels } from '#features/statements/statement'
import { formatEdtfInSentence } from '#lib/dates'
import { isolated, without } from '#lib/sentence'
import { capitalize } from '#lib/text'

type ActionName =
  | ('send' | 'edit' | 'changePair' | 'tie' | 'changeTie' | 'untie')
  | ('cite' | 'changeEvidence' | 'dropEvidence')
  | ('note' | 'changeNote' | 'settleNote' | 'reply')
  | ('assign' | 'endAssignment')

/** The data that every section of the page needs. */
export type Workspace = {
  record: DeskRecord
  notes: readonly DeskNote[]
  /** The id of the note that is shown whole with its forms, whatever its position in the list. */
  openNote: string
  removed: Restorable | null
  snapshots: readonly { value: string; label: string }[]
  assignment: Awaited<ReturnType<typeof deskAssignment>>
  colleagues: readonly { id: string; name: string }[]
  editorId: string
  actions: Readonly<Record<ActionName, FormAction>>
}

export type SideKey = 'a' | 'b'

export type WorkspaceSide = {
  key: SideKey
  statement: DeskStatement
  /** "Earlier statement", or the position on the page if the order is unknown. */
  order: string
  where: 'left' | 'right'
  name: string
}

/** The data that a form needs to select passages of a side. */
export type PassageSide = {
  key: SideKey
  statementId: string
  where: 'left' | 'right'
  statement: QuotedText
}

export function sidesOf({ statementA, statementB }: DeskRecord): { a: WorkspaceSide; b: WorkspaceSide } {
  const [saidA, saidB] = [statementA.saidMax?.getTime(), statementB.saidMax?.getTime()]
  const isOrdered = saidA !== undefined && saidB !== undefined && saidA !== saidB
  const side = (key: SideKey, statement: DeskStatement, orders: [string, string]): WorkspaceSide => ({
    key,
    statement,
    order: isOrdered ? orders[0] : orders[1],
    where: key === 'a' ? 'left' : 'right',
    name: statement.attributions[0]?.speaker.name ?? '',
  })
  return {
    a: side('a', statementA, ['Earlier statement', 'Left statement']),
    b: side('b', statementB, ['Later statement', 'Right statement']),
  }
}

type Occasion = Pick<DeskStatement, 'medium' | 'addressee' | 'said' | 'saidInferred' | 'wording'>

/** "Company statement, 1 Nov 2019, inferred. Verbatim, part of a sentence." */
export function occasionOf({ medium, addressee, said, saidInferred, wording }: Occasion): string {
  const to = addressee === null ? [] : [`to ${isolated(without('to', addressee))}`]
  const where = medium === null || medium === 'interview' ? to : [isolated(capitalize(medium))]
  return `${capitalize([...where, formatEdtfInSentence(said)].join(', '))}${saidInferred ? ', inferred' : ''}. ${wordingLabels[wording]}.`
}

export function passageSidesOf(record: DeskRecord): PassageSide[] {
  const { a, b } = sidesOf(record)
  return [a, b].map(({ key, where, statement }) => ({
    key,
    where,
    statementId: statement.id,
    statement: quotedTextOf(statement),
  }))
}

/** The fields that decide who says the words of a passage. */
export function quotedTextOf(statement: DeskStatement): QuotedText {
  const { context, quote, quoteStart, wording, attributions } = statement
  const attribution = attributions.map(({ speaker: { name } }) => ({ speaker: { name } }))
  return { context, quote, quoteStart, wording, attribution }
}

export type WorkspaceTie = ReturnType<typeof tiesOf>[number]

/** The ties of the record, with their passages grouped by side. */
export function tiesOf({ id: recordId, ties, statementAId, statementBId }: DeskRecord) {
  return ties.map(({ id, ordinal, label, passages }) => {
    const passagesOn = (side: string) => passages.filter(({ statementId }) => statementId === side)
    const [a, b] = [passagesOn(statementAId), passagesOn(statementBId)]
    return { id, recordId, ordinal, label, passages, a, b, isWhole: a.length > 0 && b.length > 0 }
  })
}
