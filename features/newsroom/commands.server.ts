import 'server-only'
import { createHash } from 'node:crypto'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { requireFreshFactor } from '#features/editors/step-up.server'
import { appendRevision } from '#features/history/commands.server'
import type { RevisionAction } from '#features/history/revision-action'
import type { Prisma } from '#generated/prisma/client'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError, FieldError } from '#lib/errors'
import { logoKind } from './logo'
import { storedSettings } from './queries.server'
import type { SettingsEdit } from './schema'

/** The settings are one subject of history. */
const settingsId = '00000000-0000-4000-8000-000000000001'

export function changeSettings(
  editor: Editor,
  { revision, languageEn, ...edit }: SettingsEdit,
): Promise<void> {
  assertCan(editor, 'settings:manage')
  const data = { ...edit, languages: languageEn ? ['en'] : [] }
  return deskTransaction((tx) => changeAt(tx, editor, { action: 'SETTINGS_CHANGED', revision, data }))
}

/** Replaces the logo. Its bytes decide what it is, not the name of its file. */
export function setLogo(
  editor: Editor,
  { revision, logo }: { revision: number; logo: Uint8Array<ArrayBuffer> },
): Promise<void> {
  assertCan(editor, 'settings:manage')
  const kind = logoKind(logo)
  if (typeof kind === 'string') throw new FieldError('logo', kind)
  const logoSha256 = createHash('sha256').update(logo).digest('hex')
  return deskTransaction(async (tx) => {
    await requireFreshFactor(tx, editor)
    await tx.logo.createMany({ data: { sha256: logoSha256, ...kind, bytes: logo }, skipDuplicates: true })
    await changeAt(tx, editor, { action: 'LOGO_CHANGED', revision, data: { logoSha256 } })
  })
}

export function removeLogo(editor: Editor, { revision }: { revision: number }): Promise<void> {
  assertCan(editor, 'settings:manage')
  return deskTransaction((tx) =>
    changeAt(tx, editor, { action: 'LOGO_REMOVED', revision, data: { logoSha256: null } }),
  )
}

type SettingsChange = {
  action: RevisionAction
  revision: number
  data: Prisma.SettingsUncheckedUpdateManyInput
}

/** Writes the settings at the revision that was read. A trigger publishes what readers see. */
async function changeAt(
  tx: Transaction,
  editor: Editor,
  { action, revision, data }: SettingsChange,
): Promise<void> {
  await requireFreshFactor(tx, editor)
  const before = await storedSettings(tx)
  const { count } = await tx.settings.updateMany({
    where: { revision },
    data: { ...data, revision: revision + 1 },
  })
  if (count === 0) throw new AppError('conflict', 'Somebody changed the settings since you read them.')
  const { revision: _after, ...after } = await storedSettings(tx)
  const { revision: _before, ...earlier } = before
  const change = { subject: 'settings', subjectId: settingsId, action, isContent: false } as const
  appendRevision(tx, editor, { ...change, before: earlier, after })
}
