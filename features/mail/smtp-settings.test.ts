import { expect, test } from 'vitest'
import { smtpServer } from './smtp-settings'

const server = (SMTP_URL: string) => smtpServer({ SMTP_URL, MAIL_FROM: 'desk@variance.example' })

test('without settings there is no mail server', () => {
  expect(smtpServer({})).toBeNull()
})

test('smtps is TLS from the start, smtp demands STARTTLS', () => {
  expect(server('smtps://mail.example')).toMatchObject({
    port: 465,
    secure: true,
    requireTls: false,
    auth: null,
  })
  expect(server('smtp://mail.example')).toMatchObject({ port: 587, secure: false, requireTls: true })
  expect(server('smtp://mail.example:25')).toMatchObject({ port: 25, requireTls: true })
})

test('only a server on this machine may lack TLS', () => {
  for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]'])
    expect(server(`smtp://${host}:25`), host).toMatchObject({ requireTls: false })
  for (const host of ['localhost.example', '128.0.0.1', '127.example', '[::2]', '10.0.0.1'])
    expect(server(`smtp://${host}:25`), host).toMatchObject({ requireTls: true })
})

test('user and password may have any characters', () => {
  expect(server('smtp://desk%40variance.example:p%3A%2Fss%20%C3%A9@mail.example')?.auth).toEqual({
    user: 'desk@variance.example',
    pass: 'p:/ss é',
  })
})
