import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root, signInsFile } from './project-paths.mjs'
import { say } from './progress.mjs'

/** Prints passwords only when they are new; later only the file that stores them. */
export function printReady({ address, seeded, isEmbedded, elapsed }) {
  say(`\nAt Variance runs at ${address}   (ready in ${elapsed})`)
  if (existsSync(signInsFile) && seeded) {
    say(`\nDemonstration sign-ins, stored in ${relative(root, signInsFile)}:`)
    for (const { role, email, password } of JSON.parse(readFileSync(signInsFile, 'utf8')))
      say(`  ${role.toLowerCase().padEnd(12)} ${email.padEnd(32)} ${password}`)
  } else if (existsSync(signInsFile) && isEmbedded) {
    say(`The demonstration sign-ins are in ${relative(root, signInsFile)}`)
  }
  say('\nCtrl-C stops it.')
}
