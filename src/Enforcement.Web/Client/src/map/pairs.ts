import * as L from 'leaflet'
import { district, makeMap } from './base'
import { make } from './setup'

/** Draws what the rows of the page say: patches, entries, and a line between the two of a pair. A mark leads to its row. */
export function showPairs(element: HTMLElement): void {
  const map = makeMap(element)
  const bounds = L.latLngBounds([])
  const at = (text: string | undefined): L.LatLng | null => {
    const [lon, lat] = (text ?? '').split(',').map(Number)
    return text && Number.isFinite(lon) && Number.isFinite(lat) ? L.latLng(lat!, lon!) : null
  }
  const mark = (place: L.LatLng, className: string, row: HTMLElement) => {
    // An element of text: Leaflet takes a string for HTML, and a number of a lead is whatever its source wrote.
    L.circleMarker(place, { radius: 8, weight: 2, className }).addTo(map).bindTooltip(make('span', '', row.dataset.label ?? '')).on('click', () => {
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
