/** What the form shows after it was sent. There is no place in it for a password. */
export type SignInState = { email: string; message: string; field?: 'email' | 'password' }
