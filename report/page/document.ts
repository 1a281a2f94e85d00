/** The frame of a page: one HTML document that is whole in itself and asks the network for nothing. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../package-folder.ts'
import { htmlText } from './html-text.ts'

/** Heading is text, content HTML. */
export type PageSection = readonly [id: string, heading: string, content: string]

export interface PageDocument {
  readonly title: string
  /** What was run, in a few words each. */
  readonly facts: readonly string[]
  /** HTML between the facts and the answer. */
  readonly introduction: string
  readonly answer: readonly string[]
  /** At least one. */
  readonly sections: readonly PageSection[]
  readonly footer: string
  /** The page can be read without it; `numbers` is what it shows, as plain data. */
  readonly script?: { readonly code: string; readonly numbers: unknown }
}

export function documentOf(page: PageDocument): string {
  const { title, facts, introduction, answer, sections, footer, script } = page
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; ${
  script ? `script-src 'sha256-${sha256(script.code)}'; ` : ''}img-src data:">
<title>${htmlText(title)} - Umbral</title>
<link rel="icon" href="data:,">
<style>
${asset('page.css')}</style>
</head>
<body>
<a class="skip" href="#${sections[0][0]}">To the numbers</a>
<header>
<h1>${htmlText(title)}</h1>
<p class="facts">${htmlText(facts.join(' · '))}</p>
${introduction}
<div class="answer">
${answer.map((sentence) => `<p>${htmlText(sentence)}</p>`).join('\n')}
</div>
<nav aria-label="Sections"><ul>
${sections.map(([id, heading]) => `<li><a href="#${id}">${htmlText(heading)}</a></li>`).join('\n')}
</ul></nav>
</header>
<main>
${sections.map(([id, heading, content]) => `<section id="${id}" aria-labelledby="h-${id}">
<h2 id="h-${id}">${htmlText(heading)}</h2>
${content}
</section>`).join('\n')}
</main>
<footer><p class="facts">${htmlText(footer)}</p></footer>
${script ? `<script type="application/json" id="numbers">${
  JSON.stringify(script.numbers).replaceAll('<', '\\u003c')}</script>
<script>${script.code}</script>
` : ''}</body>
</html>
`
}

/** A file that stands beside this one. */
export const asset = (file: string): string =>
  readFileSync(join(packageFolder(), 'report', 'page', file), 'utf8')

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')

/** Texts as a list of HTML. */
export const listOf = (texts: readonly string[]): string =>
  `<ul>\n${texts.map((text) => `<li>${htmlText(text)}</li>`).join('\n')}\n</ul>`

/** `a, b and c` */
export const inWords = (words: readonly string[]): string =>
  words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`
