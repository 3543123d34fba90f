import { expect, test } from 'vitest'
import { givenName } from './given-name'
import { type MailContent, ownerNotice } from './mail'
import { htmlBody, textBody } from './mail-body'
import { mailText } from './mail-texts'

const at = new Date('2026-05-02T10:30:00Z')
const link = 'https://variance.example/sign-in/invitation/abc'
const invitationOf = (invitedBy: string): MailContent => ({
  ...{ template: 'invitation', invitationId: '00000000-0000-7000-8000-00000000000a', invitedBy },
})
const invitation = (invitedBy: string) => mailText(invitationOf(invitedBy), { link, at })

const names = {
  'a line break': 'Rosa\r\nBcc: all@harbour.example',
  'a bare line feed': 'Rosa\nSubject: Fare',
  'a next line and a line separator': 'Rosa\u0085\u2028\u2029Lindqvist',
  'an address': 'https://fare.example/login?x=1',
  'an address without a scheme': 'www.fare.example/login',
  'an address with other dots': 'fare。example fare．example fare｡example',
  'a mail address': 'rosa@fare.example',
  'a full-width address': 'https：／／fare．example rosa＠fare．example',
  'a split address': 'fare\u200B.example fare.\u00ADexample',
  markup: '<a href="https://fare.example">Rosa</a> & <script>alert(1)</script>',
  'a text of the other direction': 'Rosa \u202Egro.erаf',
  'a long text': 'Rosa '.repeat(1000),
}

test.each(Object.entries(names))('a name with %s becomes no header, no link and no markup', (_, name) => {
  const shown = givenName(name)
  expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
  expect(shown).not.toMatch(/[@:/\\＠：／]|[.。．｡]\S/u)
  expect(Array.from(shown).length).toBeLessThanOrEqual(90)
  const text = invitation(name)
  expect(textBody(text).match(/https?:|www\.|@/g)).toEqual(['https:'])
  const html = htmlBody(text)
  expect(html.match(/<[a-z]+/g)).toEqual([
    '<html',
    '<head',
    '<meta',
    '<title',
    '<body',
    '<p',
    '<p',
    '<p',
    '<a',
    '<p',
  ])
})

test.each(Object.entries(names))(
  'a browser, a network and a detail with %s become no link and no markup',
  (_, name) => {
    for (const content of [
      { template: 'new-browser', network: name, browser: name },
      { template: 'account-changed', change: 'ROLE_CHANGED', detail: name },
    ] satisfies MailContent[]) {
      const text = mailText(content, { link, at })
      expect(textBody(text).match(/https?:|www\.|@|\.example/g)).toEqual(['https:', '.example'])
      expect(
        htmlBody(text)
          .match(/<[a-z]+/g)
          ?.filter((tag) => tag === '<a'),
      ).toEqual(['<a'])
    }
  },
)

test('a mail about a new browser names it and its network, of both kinds of address', () => {
  for (const network of ['192.0.2.7', '2001:db8:1:2::/64']) {
    const [paragraph] = mailText(
      { template: 'new-browser', network, browser: 'Firefox on Linux' },
      { link, at },
    ).paragraphs
    expect(paragraph).toContain(`with Firefox on Linux, from the network ${network}.`)
  }
})

test('an ordinary name stays as it is', () => {
  for (const name of ['Rosa Lindqvist', 'Renée O’Neil-Brook', 'रोज़ा', '李小龍', 'A. Quay', 'Quay, Ola'])
    expect(givenName(name)).toBe(name)
})

test('a mail loads nothing and tells nobody that it was read', () => {
  const contents: MailContent[] = [
    invitationOf('Rosa'),
    { template: 'password-changed', where: 'desk' },
    { template: 'password-reset', resetId: '00000000-0000-7000-8000-00000000000b' },
    ...ownerNotice.options.map(
      (change) => ({ template: 'account-changed', change, detail: 'editor' }) as const,
    ),
    { template: 'new-browser', network: '192.0.2.7', browser: 'Firefox on Linux' },
  ]
  for (const content of contents) {
    const html = htmlBody(mailText(content, { link, at }))
    expect(html).toMatch(/^<!doctype html>\s+<html lang="en">/)
    expect(html).not.toMatch(
      /<(img|link|style|script|iframe|object|video|audio|form)\b|\b(src|style|background)=/i,
    )
    expect([...html.matchAll(/https?:[^"<\s]+/g)].map(([address]) => address)).toEqual([link, link])
  }
})

test('a subject contains no given text', () => {
  expect(invitation('Rosa').subject).toBe(invitation('Ola').subject)
})
