'use client'

export { Apology as default } from '#components/apology'
