import Bowser from 'bowser'

const lengthMax = 60

/** A browser as its owner knows it, such as "Firefox on Linux". The header can claim anything, so it is only shown. */
export function browserName(userAgent: string | undefined): string | null {
  if (userAgent === undefined || userAgent.trim() === '') return null
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500))
  const name = [browser.name, os.name].filter(Boolean).join(' on ')
  return name === '' ? null : name.slice(0, lengthMax)
}
