'use client'

import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { useRef, useState } from 'react'
import { passkeyField } from './form-state'

/** Sends its form with the answer of a passkey. Without script the fields for codes are there. */
export function PasskeyButton({ options }: { options: PublicKeyCredentialRequestOptionsJSON }) {
  const field = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState('')
  const use = async () => {
    setTrouble('')
    const input = field.current
    const form = input?.form
    // An answer counts once, so the rest of the form must be complete.
    if (!input || !form?.reportValidity()) return
    const answer = await startAuthentication({ optionsJSON: options }).catch(() => null)
    if (answer === null) return setTrouble('No passkey was used. Try again, or give a code.')
    input.value = JSON.stringify(answer)
    form.requestSubmit(form.querySelector<HTMLButtonElement>('button[type="submit"]'))
    // A code that is given next must not come with it.
    input.value = ''
  }
  return (
    <div className="by-script">
      <input ref={field} type="hidden" name={passkeyField} defaultValue="" />
      <button type="button" className="button" onClick={() => void use()}>
        Use a passkey
      </button>
      <output className="hint">{trouble}</output>
    </div>
  )
}
