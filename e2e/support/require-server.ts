/** Checked here and not in the configuration, which other tools load without running tests. */
export default function isReady(): void {
  if (process.env['BASE_URL']) return
  throw new Error(
    'BASE_URL is not set. “npm run e2e” builds, starts and seeds an application of its own and then walks through it; ' +
      '“npm run e2e -- record” walks only through files with “record” in their name.',
  )
}
