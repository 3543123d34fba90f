import { expect, test } from 'vitest'
import { isWebAddress } from './web-address'

test.each([
  ...[
    'https://harbour.example/',
    'http://harbour.example:8080/fare?by=rosa@harbour.example#@',
    'https://hafen.example/ä@b',
  ],
  ...['HTTPS://HARBOUR.EXAMPLE/', 'https://xn--bcher-kva.example/', 'https://[::1]/'],
])('%s is a web address', (address) => expect(isWebAddress(address)).toBe(true))

test.each([
  ...['https://rosa:secret@harbour.example/', 'https://rosa@harbour.example/', 'https://@harbour.example/'],
  ...[
    'https://:@harbour.example/',
    'https://reuters.com%2Fnews@harbour.example/',
    'https://harbour.example\\@other.example@x.example',
  ],
  ...[
    'https:\\\\rosa@harbour.example',
    'https:/rosa@harbour.example',
    'HTTP://rosa@harbour.example',
    'https://a@b@c.example/',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:rosa@harbour.example',
    '//harbour.example',
    'https://',
    '',
  ],
])('%s is none', (address) => expect(isWebAddress(address)).toBe(false))
