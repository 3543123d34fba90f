'use client'

// Below the desk's layout, so that a page that fails keeps the masthead and the way back.
export { ErrorMessage as default } from '#components/shell/error-message'
