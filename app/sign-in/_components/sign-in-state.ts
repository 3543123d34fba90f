import type { FactorOffer } from '#components/ui/form-state'

/** The second step's state after a submission. It never contains a code. A refused passkey needs another challenge. */
export type CodeState = { message: string; factors?: FactorOffer }

/** The form's state after a submission. It never contains a password. */
export type SignInState = { email: string; message: string; field?: 'email' | 'password' }
