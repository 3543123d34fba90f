import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { singleParam } from '#app/params'
import { AuditPage, NotForThisRole } from './_components/audit-page'
import { can } from '#features/editors/permissions'
import { deskChainCheck } from '#features/history/queries.server'
import { isId } from '#lib/identifiers'
import { auditView } from './audit-view.server'

export const metadata: Metadata = { title: 'Audit' }

export default async function Page({ searchParams }: PageProps<'/desk/audit'>) {
  const editor = await requireEditor()
  if (!can(editor, 'audit:read')) return <NotForThisRole />
  const { subject, before, check } = await searchParams
  const [params, seq] = [singleParam(subject).trim(), singleParam(before)]
  const page = await auditView(editor, {
    subjectId: isId(params) ? params : null,
    before: /^\d{1,18}$/.test(seq) ? BigInt(seq) : null,
  })
  const verdict = singleParam(check) === '' ? null : await deskChainCheck(editor)
  return <AuditPage {...page} subject={isId(params) ? params : ''} verdict={verdict} />
}
