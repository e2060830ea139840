import { createHash } from 'node:crypto'

type Rgb = readonly [number, number, number]

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
const PAPER_DARK: Rgb = [27, 29, 28]
const INK_DARK: Rgb = [13, 18, 16]
const AA = 4.5
const AAA = 7

/** What the address of a theme ends with, so that a change of the rules below is a new address. */
const RULES = createHash('sha256').update('theme rules 2').digest('hex').slice(0, 6)

/** The stylesheet of a branding colour (#rrggbb): a file name, which says all that is needed to write it again. */
export const themeFile = (colour: string) =>
  `theme-${(parseHex(colour) ? colour : '#1f5f4f').slice(1).toLowerCase()}-${RULES}.css`

/** The icon of the tab in a branding colour. */
export const iconFile = (colour: string) => themeFile(colour).replace(/^theme-(.*)\.css$/, 'icon-$1.svg')

/** The colours that follow from the one in a theme's or icon's file name; undefined for any other name. */
export function readTheme(file: string): { type: 'css' | 'svg'; text: string } | undefined {
  const [, kind, hex] = /^(theme|icon)-([0-9a-f]{6})-[0-9a-f]{6}\.(?:css|svg)$/.exec(file) ?? []
  const brand = hex && parseHex(`#${hex}`)
  if (!brand) return undefined
  if (file === iconFile(`#${hex}`) && kind === 'icon') return { type: 'svg', text: icon(brand) }
  if (file === themeFile(`#${hex}`) && kind === 'theme') return { type: 'css', text: themeCss(brand) }
  return undefined
}

/** Light and dark shades of the brand, every pair of text and ground at 4.5:1 or better whatever colour was chosen. */
function themeCss(brand: Rgb): string {
  const { hue, saturation } = toHsl(brand)
  const light = shades(brand, fromHsl({ hue, saturation: Math.min(saturation, 0.34), lightness: 0.925 }), BLACK)
  const bright = lighterOn(PAPER_DARK, { hue, saturation: saturation * 0.8 })
  const dark = shades(bright, fromHsl({ hue, saturation: Math.min(saturation, 0.24), lightness: 0.15 }), WHITE)
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}`,
    `:root[data-theme=dark]{${dark}}`,
  ].join('\n')
}

/** `soft` is a ground of the brand's hue; `towards` is where text goes that has to stand out more. */
function shades(brand: Rgb, soft: Rgb, towards: Rgb): string {
  const text = awayFrom(brand, soft, towards)
  const ink = contrast(brand, WHITE) >= AA ? WHITE : INK_DARK
  const hover = mix(brand, towards, 0.12)
  return `--brand:${hex(brand)};--brand-hover:${hex(hover)};--brand-ink:${hex(ink)};--brand-soft:${hex(soft)};--brand-text:${hex(text)}`
}

const icon = (brand: Rgb) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${hex(brand)}"/>` +
  '<path d="M9 13v6M14 9v14M19 12v8M24 14v4" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>'

/** The nearest mixture of colour and target that can be read on ground, with a little to spare. */
function awayFrom(colour: Rgb, ground: Rgb, target: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(colour, target, share)
    if (contrast(mixed, ground) >= AA + 0.4) return mixed
  }
  return target
}

/** The darkest shade of a hue that stands out well on a dark ground. */
function lighterOn(ground: Rgb, { hue, saturation }: { hue: number; saturation: number }): Rgb {
  for (let lightness = 0.4; lightness < 1; lightness += 0.01) {
    const colour = fromHsl({ hue, saturation, lightness })
    if (contrast(colour, ground) >= AAA + 1) return colour
  }
  return WHITE
}

const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  Math.round(a[0] + (b[0] - a[0]) * share),
  Math.round(a[1] + (b[1] - a[1]) * share),
  Math.round(a[2] + (b[2] - a[2]) * share),
]

type Hsl = { hue: number; saturation: number; lightness: number }

function toHsl(colour: Rgb): Omit<Hsl, 'lightness'> {
  const [r, g, b] = colour.map((channel) => channel / 255) as [number, number, number]
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)]
  const spread = most - least
  if (spread === 0) return { hue: 0, saturation: 0 }
  const sixth = most === r ? (g - b) / spread : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4
  return { hue: (sixth * 60 + 360) % 360, saturation: spread / (1 - Math.abs(most + least - 1)) }
}

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function fromHsl({ hue, saturation, lightness }: Hsl): Rgb {
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12
    const part = lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(255 * part)
  }
  return [channel(0), channel(8), channel(4)]
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

export function parseHex(colour: string): Rgb | undefined {
  const [, r, g, b] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? []
  return r && g && b ? [Number.parseInt(r, 16), Number.parseInt(g, 16), Number.parseInt(b, 16)] : undefined
}

const hex = (colour: Rgb) => `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
