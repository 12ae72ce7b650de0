import { urgencies, type Place, type Urgency } from './places'

/** Places that would cover one another at a zoom, as one; or a single one. */
export interface Cluster {
  key: string
  places: Place[]
  lon: number
  lat: number
  worst: Urgency
}

/** Side of a cell in pixels, and how near the middles of two markers may come: a marker has 32, a finger needs 44. */
const side = 64, apart = 40

/** By a grid of the whole world at that zoom, so that panning moves nothing from one cluster to another. */
export function cluster(places: Place[], zoom: number, project: (lat: number, lon: number) => { x: number; y: number }): Cluster[] {
  const cells = new Map<string, Cell>()
  for (const place of places) {
    const { x, y } = project(place.lat, place.lon)
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)]
    const key = `${column}/${row}`
    const cell = cells.get(key)
    if (cell) add(cell, [place], x, y)
    else cells.set(key, { column, row, places: [place], x, y })
  }
  // Neighbours whose middles lie side by side at the edge of their cells would still cover one another.
  for (const [key, cell] of cells) {
    for (const next of [`${cell.column + 1}/${cell.row}`, `${cell.column}/${cell.row + 1}`, `${cell.column + 1}/${cell.row + 1}`, `${cell.column - 1}/${cell.row + 1}`]) {
      const other = cells.get(next)
      if (!other || Math.hypot(cell.x / cell.places.length - other.x / other.places.length, cell.y / cell.places.length - other.y / other.places.length) >= apart) continue
      add(other, cell.places, cell.x, cell.y)
      cells.delete(key)
      break
    }
  }
  return [...cells].map(([key, { places: members }]) => ({
    key: members.length === 1 ? `${members[0].kind}:${members[0].id}` : `${zoom}/${key}/${members.length}`,
    places: members,
    lon: members.reduce((sum, p) => sum + p.lon, 0) / members.length,
    lat: members.reduce((sum, p) => sum + p.lat, 0) / members.length,
    worst: urgencies[members.reduce((worst, p) => Math.min(worst, urgencies.indexOf(p.urgency)), urgencies.length - 1)],
  }))
}

/** A cell of the grid; x and y are sums over its places. */
interface Cell {
  column: number
  row: number
  places: Place[]
  x: number
  y: number
}

function add(cell: Cell, places: Place[], x: number, y: number): void {
  for (const place of places) cell.places.push(place)
  cell.x += x
  cell.y += y
}
