import type { Metadata } from 'next'
import { redirectTo } from '#app/redirect-internal'
import { readPendingToken } from '#app/session-cookie'
import { pendingFactors } from '#features/editors/session.server'
import { paths } from '#lib/paths'
import { deskRedirectTarget } from '#app/sign-in/next-address'
import { CodeForm } from './_components/code-form.client'
import { giveCode } from './actions'

export const metadata: Metadata = { title: 'Second step', robots: { index: false } }

/** Only a browser that gave the right password within the last minutes sees the form. */
export default async function Page({ searchParams }: PageProps<'/sign-in/code'>) {
  const { next } = await searchParams
  const target = deskRedirectTarget(typeof next === 'string' ? next : '')
  const token = await readPendingToken()
  const factors = token === undefined ? null : await pendingFactors(token)
  if (factors === null) redirectTo(paths.signIn(target))
  return (
    <div className="cols">
      <div className="col-left">
        <h1>Second step</h1>
        <p>Your password was right. Your account also needs its second factor, within five minutes.</p>
      </div>
      <div className="col-main" />
      <div className="col-right">
        <CodeForm action={giveCode} next={target} factors={factors} />
        <p>
          <a className="button bare" href={paths.signIn(target)}>
            Sign in as somebody else
          </a>
        </p>
      </div>
    </div>
  )
}
