import type { Metadata } from 'next'
import { paths } from '#lib/paths'
import { SignInForm } from './_components/sign-in-form.client'
import { signIn } from './actions'
import { deskRedirectTarget } from './next-address'

export const metadata: Metadata = { title: 'Editors’ desk', robots: { index: false } }

export default async function Page({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  return (
    <div className="cols">
      <div className="col-left">
        <h1>Editors’ desk</h1>
        <p>For editors who pair and annotate statements. Reading, citing and exporting need no account.</p>
      </div>
      <div className="col-main" />
      <div className="col-right">
        <SignInForm action={signIn} next={deskRedirectTarget(typeof next === 'string' ? next : '')} />
        <p>
          <a className="button bare" href={paths.forgottenPassword()}>
            Forgot your password?
          </a>
        </p>
      </div>
    </div>
  )
}
