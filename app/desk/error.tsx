'use client'

// Below the desk's layout, so that a page that fails still has the masthead and its links.
export { ErrorMessage as default } from '#components/shell/error-message'
