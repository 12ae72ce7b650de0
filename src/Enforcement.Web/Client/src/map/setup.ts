/** What the page says to its maps: words in its language, towns, the tile server if there is one. */
const element = document.querySelector<HTMLElement>('#map-setup')
const words: Record<string, string> = JSON.parse(element?.dataset.words ?? '{}')

export const tiles = element?.dataset.tiles
  ? { url: element.dataset.tiles, attribution: element.dataset.attribution ?? '', subdomains: (element.dataset.subdomains ?? '').split(',') }
  : null

export const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches

/** A word of the page, with values in its places. */
export function word(key: string, ...values: (string | number)[]): string {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)] ?? ''))
}

/** An element with text and children: never HTML from data. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag)
  if (className) e.className = className
  e.append(...children)
  return e
}

/** An icon of the page's sprite, which the setup names. */
export function icon(name: string): Element {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `${element?.dataset.icons}#${name}`)
  svg.append(use)
  return svg
}
