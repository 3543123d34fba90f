import { expect, test } from 'vitest'
import { accountTag, knownBrowser, newBrowserToken } from './known-browser'

const secret = 'only-for-tests-0123456789-0123456789'
const email = 'rosa@harbour.example'

test('a token names its browser and its account, without the e-mail address', () => {
  const tokens = [newBrowserToken(email, secret), newBrowserToken(email, secret)]
  const [first, second] = tokens.map((token) => knownBrowser(token, secret))
  expect(first?.account).toBe(accountTag(email, secret))
  expect(first?.account).not.toBe(accountTag('nils@harbour.example', secret))
  expect(first?.id).not.toBe(second?.id)
  expect(tokens.join(' ')).not.toContain('rosa')
})

test('a token that we did not make names no browser', () => {
  const token = newBrowserToken(email, secret)
  const [id = '', account = '', proof = ''] = token.split('.')
  const forged = [
    ...[undefined, '', '.', '..', id, `${id}.${account}`, `${id}.${account}.`, `..${proof}`, `x${token}`],
    ...[`${token}x`, `${id}.${accountTag('nils@harbour.example', secret)}.${proof}`],
    newBrowserToken(email, `${secret}0`),
  ]
  expect(forged.filter((token) => knownBrowser(token, secret) !== null)).toEqual([])
})
