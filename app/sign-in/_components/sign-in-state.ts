/** The second step's state after a submission. It never contains a code. */
export type CodeState = { message: string }

/** The form's state after a submission. It never contains a password. */
export type SignInState = { email: string; message: string; field?: 'email' | 'password' }
