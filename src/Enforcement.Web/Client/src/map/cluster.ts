import { urgencies, type Place, type Urgency } from './places'

/** Places that would cover one another at a zoom, as one; or a single one. */
export interface Cluster {
  key: string
  places: Place[]
  lon: number
  lat: number
  worst: Urgency
}

/** Side of a cell in pixels: a marker has 34, a finger needs 44. */
const side = 64

/** By a grid of the whole world at that zoom, so that panning moves nothing from one cluster to another. */
export function cluster(places: Place[], zoom: number, project: (lat: number, lon: number) => { x: number; y: number }): Cluster[] {
  const cells = new Map<string, Place[]>()
  for (const place of places) {
    const { x, y } = project(place.lat, place.lon)
    const key = `${zoom}/${Math.floor(x / side)}/${Math.floor(y / side)}`
    const cell = cells.get(key)
    if (cell) cell.push(place)
    else cells.set(key, [place])
  }
  return [...cells].map(([cell, members]) => ({
    key: members.length === 1 ? `${members[0].kind}:${members[0].id}` : cell,
    places: members,
    lon: members.reduce((sum, p) => sum + p.lon, 0) / members.length,
    lat: members.reduce((sum, p) => sum + p.lat, 0) / members.length,
    worst: urgencies[Math.min(...members.map(p => urgencies.indexOf(p.urgency)))],
  }))
}
