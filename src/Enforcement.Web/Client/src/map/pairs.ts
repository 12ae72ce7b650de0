import * as L from 'leaflet'
import { district, makeMap } from './base'

/** Draws what the rows of the page say: patches, entries, and a line between the two of a pair. A mark leads to its row. */
export function showPairs(element: HTMLElement): void {
  const map = makeMap(element)
  const bounds = L.latLngBounds([])
  const at = (text: string | undefined): L.LatLng | null => {
    const [lon, lat] = (text ?? '').split(',').map(Number)
    return text && Number.isFinite(lon) && Number.isFinite(lat) ? L.latLng(lat!, lon!) : null
  }
  const mark = (place: L.LatLng, className: string, row: HTMLElement) => {
    const label = row.dataset.label ?? ''
    L.circleMarker(place, { radius: 8, weight: 2, className }).addTo(map).bindTooltip(document.createTextNode(label).textContent ?? '').on('click', () => {
      row.scrollIntoView({ block: 'center' })
      row.classList.add('is-picked')
    })
    bounds.extend(place)
  }
  document.querySelectorAll<HTMLElement>('[data-pair]').forEach(row => {
    const patch = at(row.dataset.patch), entry = at(row.dataset.entry)
    if (patch && entry) L.polyline([patch, entry], { weight: 3, dashArray: '4 4', className: 'pair-line' }).addTo(map)
    if (patch) mark(patch, `pair-patch pair-${row.dataset.pair}`, row)
    if (entry) mark(entry, `pair-entry pair-${row.dataset.pair}`, row)
  })
  map.fitBounds(bounds.isValid() ? bounds.pad(0.2) : district, { maxZoom: 16 })
}
