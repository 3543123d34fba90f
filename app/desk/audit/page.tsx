import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/editor'
import { only } from '#app/params'
import { AuditPage, NotForThisRole } from '#components/history/audit-page'
import { can } from '#features/editors/permissions'
import { deskChainCheck } from '#features/history/queries.server'
import { isId } from '#lib/identifiers'
import { toldAudit } from './told-audit.server'

export const metadata: Metadata = { title: 'Audit' }

export default async function Page({ searchParams }: PageProps<'/desk/audit'>) {
  const editor = await requireEditor()
  if (!can(editor, 'audit:read')) return <NotForThisRole />
  const { subject, before, check } = await searchParams
  const [asked, seq] = [only(subject).trim(), only(before)]
  const page = await toldAudit(editor, {
    subjectId: isId(asked) ? asked : null,
    before: /^\d{1,18}$/.test(seq) ? BigInt(seq) : null,
  })
  const verdict = only(check) === '' ? null : await deskChainCheck(editor)
  return <AuditPage {...page} subject={isId(asked) ? asked : ''} verdict={verdict} />
}
