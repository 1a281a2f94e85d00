/** SVG into PNG with fonts of our own, so that the bytes are the same on every machine. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { packageFolder } from './package-folder.ts'

const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf']

/** A PNG with `scale` pixels to a px of the SVG; 2 is sharp on today's screens and in print. */
export function renderPng(svg: string, scale = 2): Uint8Array {
  const paths = fontFiles.map((file) => join(packageFolder(), 'report', 'fonts', file))
  // Without its fonts resvg leaves all text out, and says nothing.
  for (const path of paths) if (!existsSync(path)) throw new Error(`the font ${path} is missing`)
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: paths,
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  })
  return image.render().asPng()
}
