import { make, word } from './setup'

export type Kind = 'case' | 'lead' | 'patch'
export type Urgency = 'late' | 'soon' | 'running' | 'none'

/** An open place, as GET /api/map answers. */
export interface Place {
  kind: Kind
  id: string
  number?: string
  lon: number
  lat: number
  stage?: string
  state?: string
  urgency: Urgency
  town?: string
  title: string
  metres?: number
}

export const urgencies: Urgency[] = ['late', 'soon', 'running', 'none']

export const keyOf = (p: Place) => `${p.kind}:${p.id}`
export const numberOf = (p: Place) => p.number ?? p.id
export const hrefOf = (p: Place) => (p.kind === 'case' ? `/cases/${p.id}` : `/leads/${p.id}`)
export const standsOf = (p: Place) => (p.stage ? word(`stage.${p.stage}`) : word(`state.${p.state}`))
export const shortOf = (p: Place) => word(`short.${p.stage ?? p.state}`)
export const townOf = (p: Place) => (p.town ? word(`town.${p.town}`) : '')

/** All of it in words, as somebody hears it. */
export const said = (p: Place) => [word(`kind.${p.kind}`), numberOf(p), standsOf(p), word(`urgency.${p.urgency}`), townOf(p), p.title].filter(Boolean).join(' · ')

/** Form says what it is, letters where it stands, colour and badge how pressing it is. */
export function pin(p: Place): HTMLElement {
  const e = make('span', `pin pin-${p.kind} pin-${p.urgency}`, make('span', '', shortOf(p)))
  e.setAttribute('aria-hidden', 'true')
  return e
}

export async function fetchPlaces(path: string): Promise<Place[]> {
  const response = await fetch(path, { headers: { Accept: 'application/json' } })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return (await response.json()).items
}
