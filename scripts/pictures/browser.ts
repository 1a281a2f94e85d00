/** A browser on this machine, for pictures of the page and tests of it. */
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

export const browserPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  .map((name) => `/usr/bin/${name}`).find((path) => existsSync(path))

/** Chromium has no sandbox for the superuser, as whom containers run. */
export const openBrowser = (): Promise<Browser> => chromium.launch({
  executablePath: browserPath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
