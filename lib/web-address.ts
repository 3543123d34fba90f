/** An address of the web without a name and a password, which could pretend to be another site. */
export function isWebAddress(text: string): boolean {
  // Browsers read a backslash as a slash, other programs do not.
  if (!/^https?:\/\/[^\\]*$/i.test(text) || !URL.canParse(text)) return false
  const { username, password, host } = new URL(text)
  // An empty name leaves no trace in the parsed address.
  return username === '' && password === '' && host !== '' && !/^https?:[/\\]*[^/\\?#]*@/i.test(text)
}
